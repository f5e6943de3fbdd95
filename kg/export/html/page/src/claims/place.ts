/** A place: how exactly it is one, what holds it, what happened there. */

import type { Place } from "../data/model.ts";
import type { Context } from "../shell/context.ts";
import { button, h, icon } from "../shell/dom.ts";
import { meaning } from "../shell/marks.ts";
import { byTime, eventList, facts, nodeLink, section } from "./parts.ts";

export function placePage(context: Context, place: Place): HTMLElement {
  const { network, store } = context;
  const events = byTime(network.eventsAt.get(place.id) ?? []);
  const isChosen = store.state.chosen.place.includes(place.id);
  const precision = place.precision;
  return h(
    "article",
    { class: "page place" },
    h(
      "p",
      { class: "kicker" },
      icon("map"),
      precision ? (meaning(network.words, "precision", precision) ?? precision) : "a place",
    ),
    h("h2", {}, place.name),
    facts(
      [
        "Within",
        network
          .upwards(place.id)
          .slice(1)
          .map((id) => nodeLink(context, id)),
      ],
      ["Centre", place.lat !== undefined && place.long !== undefined ? [`${place.lat}, ${place.long}`] : []],
    ),
    h(
      "p",
      { class: "actions" },
      button("On the map", () => store.set({ view: "map" }), { class: "small" }),
      button(isChosen ? "Show all events again" : "Only events here", () => store.toggle("place", place.id), {
        class: "small",
      }),
    ),
    section(
      `Events here (${events.length.toLocaleString("en")})`,
      events.length ? eventList(context, events) : h("p", { class: "hint" }, "None."),
    ),
  );
}
