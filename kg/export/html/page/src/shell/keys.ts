/** Keys that work everywhere but in a field: "/" searches, digits change the view, Escape lets go. */

import { VIEWS } from "../state/state.ts";
import type { Context } from "./context.ts";

export function listenForKeys({ store, source }: Context): void {
  addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (document.querySelector("dialog[open]")) return;
      if (store.state.reading) store.set({ reading: null });
      else if (store.state.selected !== null) store.select(null);
      return;
    }
    if (target.closest("input, textarea, select, [contenteditable], .editor")) return;
    const view = VIEWS[Number(event.key) - 1];
    if (event.key === "/") document.getElementById("search")?.focus();
    else if (view && (view !== "query" || source.live)) store.set({ view });
    else return;
    event.preventDefault();
  });
}
