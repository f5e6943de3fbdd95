/** What this page is, how to use it, what it is made of. */

import type { Network } from "../data/network.ts";
import type { Context } from "./context.ts";
import { button, h } from "./dom.ts";

const KEYS: [string, string][] = [
  ["/", "search"],
  ["1 – 5", "graph, map, timeline, table, query"],
  ["arrows", "in the graph: to the next node; with Shift: move the picture"],
  ["+  −  0", "nearer, farther, all of it"],
  ["e", "in the graph: expand the selected node"],
  ["Esc", "close what is open"],
];

function count(number: number): string {
  return number.toLocaleString("en");
}

/** How many actors take part in the events, or are acted for. */
function acting(network: Network): number {
  const sides = network.events.flatMap((event) => event.sides ?? []);
  return new Set(sides.flatMap((side) => [side.actor, side.for].filter(Boolean))).size;
}

export function openAbout({ network, source }: Context): void {
  const { about, flaws } = network;
  const licences = h("pre", { class: "licences", tabindex: "0" });
  const more = h("details", {}, h("summary", {}, "Licences of what this page is made of"), licences);
  more.addEventListener("toggle", () => {
    if (more.open && !licences.textContent) void source.licences().then((text) => (licences.textContent = text));
  });
  const dialog = h(
    "dialog",
    { class: "about", "aria-labelledby": "about-title" },
    h("h2", { id: "about-title" }, "Conflict KG"),
    h(
      "p",
      {},
      "News about conflicts, read into a graph: who did what to whom, where, when, and who says so. An event is not a fact here but what somebody claims; select one to see who says so, and in which words.",
    ),
    h(
      "p",
      {},
      `This page shows ${count(network.events.length)} events of ${count(about.articles)} articles, with ${count(acting(network))} actors who take part in them: what several articles tell of one thing is shown as one. Counted as each article tells them, the graph holds ${count(about.events)} events, ${count(about.actors)} actors (also those who only speak or are related to one) and ${count(about.claims)} claims. Version ${about.tool_version}, contract ${about.ontology_version}.`,
    ),
    h(
      "p",
      {},
      "It sends nothing anywhere. Boundaries are Natural Earth's and take no side; coordinates come from GeoNames (CC BY 4.0).",
    ),
    flaws.length
      ? h(
          "details",
          {},
          h("summary", {}, `${flaws.length} things that cannot be read`),
          h("ul", {}, ...flaws.slice(0, 200).map((flaw) => h("li", {}, flaw))),
        )
      : null,
    h("h3", {}, "Keys"),
    h("dl", { class: "keys" }, ...KEYS.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, does)])),
    more,
    button("Close", () => dialog.close(), { class: "primary" }),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
