/** What the signs of the graph mean. */

import { h } from "../shell/dom.ts";
import { sign } from "../shell/signs.ts";

export function graphLegend(): HTMLElement {
  const row = (shape: Element, text: string) => h("li", {}, shape, text);
  return h(
    "ul",
    { class: "legend", "aria-label": "Legend" },
    row(sign("circle", "full", "actor"), "actor"),
    row(pair("verbal-conflict", "material-conflict"), "conflict: words, deeds"),
    row(pair("verbal-cooperation", "material-cooperation"), "cooperation: words, deeds"),
    row(sign("square", "hollow", "material-conflict"), "planned, averted, denied"),
    row(sign("square", "half", "material-conflict"), "disputed"),
    h("li", { class: "tip" }, "Lines lead from who acts to whom it meets. Double-click a node to expand it."),
  );
}

function pair(words: string, deeds: string): HTMLElement {
  return h("span", { class: "pair" }, sign("diamond", "full", words), sign("square", "full", deeds));
}
