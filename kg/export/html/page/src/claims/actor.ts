/** An actor: its names, its offices in time, what ties it to others, what it did, what it says. */

import type { Actor, Evidence, Relation } from "../data/model.ts";
import { tellDay } from "../data/time.ts";
import type { Context } from "../shell/context.ts";
import { button, h, outside } from "../shell/dom.ts";
import { countryName, meaning, tell } from "../shell/marks.ts";
import { sign } from "../shell/signs.ts";
import { numbers } from "./numbers.ts";
import { byTime, eventList, facts, nodeLink, section } from "./parts.ts";
import { reasons } from "./reasons.ts";
import { quote } from "./voices.ts";

const OFFICES = new Set(["holdsOffice", "leaderOf"]);
const MOST_WORDS = 8;

export function actorPage(context: Context, actor: Actor, evidence: Evidence): HTMLElement {
  const { network, store } = context;
  const { words } = network;
  const events = byTime(network.eventsOf.get(actor.id) ?? []);
  const own = evidence.relations.filter((relation) => relation.subject === actor.id || relation.object === actor.id);
  const offices = own.filter((relation) => OFFICES.has(relation.relation ?? "")).sort(inTime);
  const ties = own.filter((relation) => !OFFICES.has(relation.relation ?? ""));
  const figures = evidence.figures.filter((figure) => figure.of === actor.id);
  const isChosen = store.state.chosen.actor.includes(actor.id);
  return h(
    "article",
    { class: "page actor" },
    h("p", { class: "kicker" }, sign("circle", "full", "actor"), tell(actor.kind ?? "actor")),
    h("h2", {}, actor.name),
    facts(
      ["Also called", actor.names ?? []],
      ["Part of society", (actor.sectors ?? []).map((code) => meaning(words, "sector", code) ?? code)],
      ["Country", (actor.countries ?? []).map((code) => countryName(words, code))],
      ["Part of", (actor.partOf ?? []).map((id) => nodeLink(context, id))],
      ["Elsewhere", (actor.elsewhere ?? []).map((iri) => outside(iri, iri.slice(iri.lastIndexOf("/") + 1)))],
    ),
    h(
      "p",
      { class: "actions" },
      button("Around it in the graph", () => store.set({ view: "graph", focus: [actor.id] }), { class: "small" }),
      button(isChosen ? "Show all events again" : "Only its events", () => store.toggle("actor", actor.id), {
        class: "small",
      }),
    ),
    offices.length ? section("Offices", relationList(context, offices, actor.id, evidence)) : null,
    ties.length ? section("Relations", relationList(context, ties, actor.id, evidence)) : null,
    figures.length ? section("Numbers", ...numbers(context, figures, evidence)) : null,
    section(
      `Events (${events.length.toLocaleString("en")})`,
      events.length ? eventList(context, events) : h("p", { class: "hint" }, "It takes part in none."),
    ),
    spoken(context, actor.id, evidence),
    reasons(evidence.links, "What was merged into it, and why"),
  );
}

function relationList(context: Context, relations: readonly Relation[], id: string, evidence: Evidence): HTMLElement {
  const articles = new Map(evidence.articles.map((article) => [article.id, article]));
  const rows = relations.map((relation) => {
    const claims = evidence.claims.filter((claim) => claim.about === relation.id);
    const denied = claims.length > 0 && claims.every((claim) => claim.polarity === "negative");
    const time = inWords(relation);
    return h(
      "li",
      { class: relation.past ? "past" : null },
      ...relationWords(context, relation, id),
      time ? h("span", { class: "hint" }, ` · ${time}`) : null,
      denied ? h("span", { class: "badge denied" }, "denied") : null,
      claims.length
        ? h(
            "details",
            { class: "why" },
            h("summary", {}, [...new Set(claims.map((claim) => claim.name))].join(", ")),
            ...claims.map((claim) => quote(context, claim, articles)),
          )
        : null,
    );
  });
  return h("ul", { class: "relations" }, ...rows);
}

/** A relation in words, seen from one of its ends. */
function relationWords(context: Context, relation: Relation, id: string): (Node | string)[] {
  const subject = relation.subject === id ? null : nodeLink(context, relation.subject, relation.subjectName);
  const object = relation.object === id ? null : nodeLink(context, relation.object, relation.objectName);
  const what = relation.office ?? tell(relation.relation ?? "is tied to");
  if (subject && relation.office) return [subject, `, ${what}`];
  if (subject) return [subject, ` ${what} this`];
  return object ? [relation.office ? `${what}, ` : `${what} `, object] : [what];
}

function inWords({ start, end, past }: Relation): string {
  if (start && end) return `${tellDay(start)} to ${tellDay(end)}`;
  if (start) return `since ${tellDay(start)}`;
  if (end) return `until ${tellDay(end)}`;
  return past ? "in the past" : "";
}

function inTime(one: Relation, other: Relation): number {
  const when = (relation: Relation) => relation.start ?? relation.end ?? (relation.past ? "0" : "9");
  return when(other).localeCompare(when(one));
}

/** What it says itself. */
function spoken(context: Context, id: string, evidence: Evidence): HTMLElement | null {
  const claims = evidence.claims.filter((claim) => claim.claimant === id);
  if (!claims.length) return null;
  const articles = new Map(evidence.articles.map((article) => [article.id, article]));
  const shown = claims
    .slice(0, MOST_WORDS)
    .map((claim) =>
      h(
        "li",
        {},
        h("p", { class: "of" }, [tell(claim.stance ?? "says"), claim.what].filter(Boolean).join(" · ")),
        quote(context, claim, articles),
      ),
    );
  const rest = claims.length > MOST_WORDS ? h("p", { class: "hint" }, `and ${claims.length - MOST_WORDS} more`) : null;
  return section(
    `What it says (${claims.length.toLocaleString("en")})`,
    h("ul", { class: "plain spoken" }, ...shown),
    rest,
  );
}
