/** Light or dark: what the system says, until somebody says otherwise here. */

const KEY = "conflict-kg-theme";
export type Theme = "light" | "dark";

export function applyTheme(): void {
  document.documentElement.dataset.theme = currentTheme();
}

export function currentTheme(): Theme {
  const chosen = recall();
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function switchTheme(): Theme {
  const next = currentTheme() === "dark" ? "light" : "dark";
  memory = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // a frame without an origin has no storage: it remembers until it closes
  }
  applyTheme();
  return next;
}

let memory: string | null = null;

function recall(): string | null {
  try {
    return memory ?? localStorage.getItem(KEY);
  } catch {
    return memory;
  }
}
