/** The head of the page: name, search, and what one can take along. */

import { toCsv } from "../table/csv.ts";
import { eventRows } from "../table/rows.ts";
import { save, savePng, saveSvg } from "../picture/save.ts";
import { linkTo } from "./address.ts";
import { openAbout } from "./about.ts";
import type { Context } from "./context.ts";
import { button, h, icon, iconButton, put } from "./dom.ts";
import { makeSearch } from "./search.ts";
import { currentTheme, switchTheme } from "./theme.ts";

interface Doing {
  picture(): SVGSVGElement | null;
  onTheme(): void;
  toggleFilters(): void;
}

export function makeHeader(context: Context, doing: Doing): HTMLElement {
  const { store, announce } = context;
  const theme = h("button", { type: "button", class: "icon-button" });
  const tellTheme = () => {
    const isDark = currentTheme() === "dark";
    const label = isDark ? "Light theme" : "Dark theme";
    theme.setAttribute("aria-label", label);
    theme.title = label;
    put(theme, icon(isDark ? "sun" : "moon"));
  };
  theme.addEventListener("click", () => {
    switchTheme();
    tellTheme();
    doing.onTheme();
  });
  tellTheme();
  const filters = h(
    "button",
    {
      type: "button",
      class: "icon-button only-small",
      "aria-label": "Filters",
      title: "Filters",
      "aria-controls": "filters",
      onclick: doing.toggleFilters,
    },
    icon("filter"),
  );
  return h(
    "header",
    { class: "head" },
    h(
      "a",
      {
        class: "brand",
        href: "#",
        onclick: (event: Event) => (event.preventDefault(), store.set({ selected: null, reading: null, focus: [] })),
      },
      mark(),
      h("span", {}, "Conflict KG"),
    ),
    makeSearch(context),
    filters,
    saveMenu(context, doing),
    location.protocol === "about:"
      ? null
      : iconButton("link", "Copy a link to this view", () => void copyLink(linkTo(store), announce)),
    theme,
    iconButton("info", "About this page", () => openAbout(context)),
  );
}

function saveMenu(context: Context, doing: Doing): HTMLElement {
  const close = () => (menu.open = false);
  const item = (text: string, onclick: () => void) => button(text, onclick, { class: "item", role: "menuitem" });
  const picture = (write: (drawing: SVGSVGElement, name: string) => unknown) => {
    const drawing = doing.picture();
    close();
    if (drawing) void write(drawing, `conflict-kg-${context.store.state.view}`);
    else flash("Graph, map and timeline can be saved as pictures; this view as CSV.", context.announce);
  };
  const menu = h(
    "details",
    { class: "menu" },
    h("summary", { class: "icon-button", "aria-label": "Save", title: "Save" }, icon("save")),
    h(
      "div",
      { role: "menu" },
      item("This view as PNG", () => picture(savePng)),
      item("This view as SVG", () => picture(saveSvg)),
      item("These events as CSV", () => {
        save(
          new Blob([toCsv(eventRows(context.network, context.shown()))], { type: "text/csv" }),
          "conflict-kg-events.csv",
        );
        close();
      }),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    menu.querySelector("summary")?.focus();
    event.stopPropagation();
  });
  addEventListener("click", (event) => {
    if (!menu.contains(event.target as Node)) close();
  });
  return menu;
}

async function copyLink(link: string, announce: (words: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    flash("The link to this view is copied.", announce);
  } catch {
    flash("The address of this page is a link to this view.", announce);
  }
}

function flash(words: string, announce: (words: string) => void): void {
  announce(words);
  const toast = h("p", { class: "toast" }, words);
  document.body.append(toast);
  setTimeout(() => toast.remove(), 2500);
}

function mark(): SVGElement {
  return icon("graph");
}
