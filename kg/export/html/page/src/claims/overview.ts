/** The whole graph in a column: what it holds, where sources disagree, who is in most of it. */

import type { Context } from "../shell/context.ts";
import { h } from "../shell/dom.ts";
import { plural } from "../shell/marks.ts";
import { sign } from "../shell/signs.ts";
import { byTime, eventList, section } from "./parts.ts";

const MOST_ACTORS = 10;
const MOST_EVENTS = 6;

export function overviewPage(context: Context): HTMLElement {
  const { network, store } = context;
  const shown = context.shown();
  if (!network.events.length) return emptyPage();
  const disputed = byTime(shown.filter((event) => event.status === "disputed" || event.denials > 0));
  const told = shown
    .filter((event) => (event.sources ?? event.claims) > 1)
    .sort((one, other) => (other.sources ?? 0) - (one.sources ?? 0) || other.claims - one.claims);
  const counts = new Map<string, number>();
  for (const event of shown)
    for (const id of new Set((event.sides ?? []).map((side) => side.actor))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const busiest = [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST_ACTORS);
  const most = busiest[0]?.[1] ?? 1;
  const actors = busiest.map(([id, count]) => {
    const bar = h("span", { class: "bar" });
    bar.style.width = `${(100 * count) / most}%`;
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "line", onclick: () => store.select(id) },
        sign("circle", "full", "actor"),
        h("span", {}, network.name(id), bar),
        h("span", { class: "number" }, String(count)),
      ),
    );
  });
  return h(
    "article",
    { class: "page overview" },
    h("p", { class: "kicker" }, "Overview"),
    h("h2", {}, "Who did what to whom, and who says so"),
    h(
      "p",
      { class: "lead" },
      `${plural(shown.length, "event")} and ${plural(counts.size, "actor")}, from ${plural(network.about.articles, "article")}. Nothing here is a fact by itself: select an event to see who says so, and read the sentence.`,
    ),
    section(
      "Disputed or denied",
      disputed.length ? eventList(context, disputed, MOST_EVENTS) : h("p", { class: "hint" }, "None of these events."),
    ),
    section("Who is in most of it", h("ul", { class: "events busiest" }, ...actors)),
    told.length ? section("Told by most sources", eventList(context, told.slice(0, 40), MOST_EVENTS)) : null,
  );
}

function emptyPage(): HTMLElement {
  return h(
    "article",
    { class: "page overview" },
    h("h2", {}, "This graph is empty"),
    h("p", { class: "lead" }, "Nothing has been read into it yet, or what was read tells of no event."),
    h("p", {}, "Read an article into it:"),
    h("pre", {}, "kg build article.txt --store mine.store"),
  );
}
