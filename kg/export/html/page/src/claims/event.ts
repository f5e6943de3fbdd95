/** An event with all who say so. */

import type { Evidence, KgEvent, Side } from "../data/model.ts";
import { sides } from "../data/network.ts";
import { tellWhen } from "../data/time.ts";
import type { Context } from "../shell/context.ts";
import { button, h } from "../shell/dom.ts";
import { countryName, meaning, tell, tellType } from "../shell/marks.ts";
import { eventSign } from "../shell/signs.ts";
import { agreement, voices } from "./agreement.ts";
import { numbers } from "./numbers.ts";
import { facts, nodeLink, placeTold, section } from "./parts.ts";
import { reasons } from "./reasons.ts";
import { voiceCards } from "./voices.ts";

export function eventPage(context: Context, event: KgEvent, evidence: Evidence): HTMLElement {
  const { network, store } = context;
  const claims = evidence.claims.filter((claim) => claim.about === event.id);
  const figures = evidence.figures.filter((figure) => figure.of === event.id);
  const verdict = agreement(voices(claims));
  const [actors, recipients] = [sides(event, "actor"), sides(event, "recipient")];
  const places = (event.places ?? []).map((id) => network.place.get(id)).filter((place) => place !== undefined);
  return h(
    "article",
    { class: "page event" },
    h(
      "p",
      { class: "kicker", title: event.type ? meaning(network.words, "type", event.type) : null },
      eventSign(event),
      [event.type && tellType(event.type), mode(event)].filter(Boolean).join(" · "),
    ),
    h("h2", {}, event.label),
    h(
      "p",
      { class: "badges" },
      badge(context, "status", event.status),
      event.factuality === "actual" ? null : badge(context, "factuality", event.factuality),
      event.background ? h("span", { class: "badge", title: "The article tells it as history" }, "background") : null,
    ),
    facts(
      [recipients.length || actors.length < 2 ? "Who" : "Between", actors.map((side) => sideTold(context, side))],
      ["To whom", recipients.map((side) => sideTold(context, side))],
      ["When", [tellWhen(event)]],
      ["Where", places.map((place) => placeTold(context, place))],
    ),
    h(
      "p",
      { class: "actions" },
      button("Around this in the graph", () => store.set({ view: "graph", focus: [event.id] }), { class: "small" }),
    ),
    section(
      "Who says so",
      h("p", { class: `agreement ${verdict.kind}` }, verdict.words),
      voiceCards(context, claims, evidence),
    ),
    figures.length ? section("Numbers", ...numbers(context, figures, evidence)) : null,
    reasons(evidence.links, "Why several reports count as one event"),
  );
}

function mode(event: KgEvent): string | null {
  return event.mode ? tell(event.mode.slice(event.mode.indexOf("-") + 1)) : null;
}

function badge({ network }: Context, list: "status" | "factuality", code: string | undefined): HTMLElement | null {
  if (!code) return null;
  const means = meaning(network.words, list, code);
  return h(
    "span",
    { class: means ? `badge ${code}` : "badge" },
    tell(code),
    means ? h("span", { class: "means" }, `: ${means}`) : null,
  );
}

function sideTold(context: Context, side: Side): HTMLElement {
  const { words } = context.network;
  const as = [
    side.sector && (meaning(words, "sector", side.sector) ?? side.sector),
    side.country && countryName(words, side.country),
  ].filter(Boolean);
  return h(
    "span",
    {},
    nodeLink(context, side.actor),
    side.for ? h("span", {}, " for ", nodeLink(context, side.for)) : null,
    as.length ? h("span", { class: "hint" }, ` (${as.join(", ")})`) : null,
  );
}
