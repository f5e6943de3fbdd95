/** The choice of view. */

import { type View, VIEWS } from "../state/state.ts";
import type { Context } from "./context.ts";
import { h, icon } from "./dom.ts";

const NAMES: Record<View, string> = {
  graph: "Graph",
  map: "Map",
  timeline: "Timeline",
  table: "Table",
  query: "Query",
};

export function makeTabs({ store, source }: Context): HTMLElement {
  const views = VIEWS.filter((view) => view !== "query" || source.live);
  if (!views.includes(store.state.view)) store.set({ view: "graph" });
  const tabs = views.map((view) =>
    h(
      "button",
      { type: "button", role: "tab", id: `tab-${view}`, "aria-controls": "stage", onclick: () => store.set({ view }) },
      icon(view),
      h("span", {}, NAMES[view]),
    ),
  );
  const mark = () => {
    tabs.forEach((tab, i) => {
      const isChosen = views[i] === store.state.view;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    });
  };
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": "View" }, ...tabs);
  list.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    const next = (views.indexOf(store.state.view) + step + views.length) % views.length;
    store.set({ view: views[next] as View });
    tabs[next]?.focus();
    event.preventDefault();
  });
  store.subscribe(mark);
  mark();
  return list;
}
