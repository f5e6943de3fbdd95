/** What the pages of events, actors and places are made of. */

import type { Article, KgEvent, Place } from "../data/model.ts";
import { tellDay, tellWhen } from "../data/time.ts";
import type { Context } from "../shell/context.ts";
import { button, h } from "../shell/dom.ts";
import { eventSign } from "../shell/signs.ts";

/** A node by its name, to go to; its name alone where the page has nothing of it. */
export function nodeLink({ network, store }: Context, id: string, name = network.name(id)): HTMLElement {
  if (!network.has(id)) return h("span", { class: "node" }, name);
  return button(name, () => store.select(id), { class: "node" });
}

export function section(title: string, ...children: (Node | string | null)[]): HTMLElement {
  return h("section", {}, h("h3", {}, title), ...children);
}

/** Terms and what they are, those with nothing left out. */
export function facts(...pairs: [string, (Node | string)[]][]): HTMLElement {
  const told = pairs.filter(([, values]) => values.length);
  return h(
    "dl",
    { class: "facts" },
    ...told.flatMap(([name, values]) => [h("dt", {}, name), h("dd", {}, ...between(values))]),
  );
}

function between(values: (Node | string)[]): (Node | string)[] {
  return values.flatMap((value, i) => (i ? [", ", value] : [value]));
}

const AREAS = new Map([
  ["admin1", "somewhere in the province"],
  ["admin2", "somewhere in the district"],
  ["country", "somewhere in the country"],
  ["region", "somewhere in the region"],
]);

/** A place, and how exactly it is one. */
export function placeTold(context: Context, place: Place): HTMLElement {
  const how = AREAS.get(place.precision ?? "");
  const [, above] = context.network.upwards(place.id);
  const within = above ? context.network.name(above) : null;
  return h(
    "span",
    {},
    nodeLink(context, place.id),
    h(
      "span",
      { class: "hint" },
      [how, within]
        .filter(Boolean)
        .map((text) => ` · ${text}`)
        .join(""),
    ),
  );
}

/** Events one a line, those that are too many only counted. */
export function eventList(context: Context, events: readonly KgEvent[], most = 12): HTMLElement {
  const shown = events.slice(0, most);
  const list = h("ul", { class: "events" }, ...shown.map((event) => eventLine(context, event)));
  if (events.length <= most) return list;
  const rest = button(
    `Show ${Math.min(events.length - most, 200)} more`,
    () => {
      list.append(...events.slice(most, most + 200).map((event) => eventLine(context, event)));
      rest.remove();
    },
    { class: "small" },
  );
  return h("div", {}, list, rest);
}

export function eventLine({ store }: Context, event: KgEvent): HTMLElement {
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "line", onclick: () => store.select(event.id) },
      eventSign(event),
      h("span", {}, event.label),
      h("time", {}, tellWhen(event)),
    ),
  );
}

export function articleTold(article: Article | undefined): string {
  if (!article) return "an article";
  return [article.publisher ?? article.name, article.published && tellDay(article.published)]
    .filter(Boolean)
    .join(", ");
}

/** Newest first, what is undated last. */
export function byTime(events: readonly KgEvent[]): KgEvent[] {
  const key = (event: KgEvent) => event.start ?? event.end ?? `0${event.told ?? ""}`;
  return [...events].sort((one, other) => key(other).localeCompare(key(one)));
}
