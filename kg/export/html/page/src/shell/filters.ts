/** The filters: what there is to choose, how many events each choice would leave, and what is chosen. */

import type { Context } from "./context.ts";
import { button, h, iconButton, put } from "./dom.ts";
import { countryName, meaning, QUADS, tell, tellType } from "./marks.ts";
import { sign } from "./signs.ts";
import type { Counts } from "../state/filter.ts";
import { type Facet, hasFilters, NOTHING } from "../state/state.ts";

interface Row {
  value: string;
  element: HTMLElement;
  box: HTMLInputElement;
  count: HTMLElement;
}

const TITLES: Record<Facet, string> = {
  type: "What happened",
  status: "What the claims make of it",
  factuality: "Did it happen",
  actor: "Who takes part",
  sector: "Part of society",
  place: "Where",
};
const ORDER: Facet[] = ["type", "status", "factuality", "actor", "place", "sector"];
const FEW = 8;
const MANY = 60;
const OPEN_AT_FIRST = new Set<Facet>(["type", "status"]);

export class FilterPanel {
  readonly element = h("div", { class: "filter-panel" });
  #context: Context;
  #rows = new Map<Facet, Row[]>();
  #all: Counts;
  #chosen = h("div", { class: "chips" });
  #from: HTMLInputElement;
  #to: HTMLInputElement;
  #undated = h("p", { class: "hint" });

  constructor(context: Context) {
    this.#context = context;
    const day = (label: string, key: "from" | "to") =>
      h("input", {
        type: "date",
        "aria-label": label,
        onchange: (event: Event) => context.store.set({ [key]: (event.target as HTMLInputElement).value || null }),
      });
    this.#from = day("From", "from");
    this.#to = day("To", "to");
    const when = h(
      "details",
      { class: "facet", open: true },
      h("summary", {}, "When"),
      h("div", { class: "days" }, h("label", {}, "From", this.#from), h("label", {}, "To", this.#to)),
      this.#undated,
    );
    const counts = context.filter.counts(NOTHING);
    this.#all = counts;
    const facets = ORDER.map((facet) => this.#facet(facet, counts[facet]));
    this.element.append(
      h("h2", {}, "Filters"),
      this.#chosen,
      ...facets.slice(0, 1).filter(isThere),
      when,
      ...facets.slice(1).filter(isThere),
    );
  }

  update(): void {
    const { store, filter, network } = this.#context;
    const { state } = store;
    const counts = hasFilters(state) ? filter.counts(state) : this.#all;
    for (const [facet, rows] of this.#rows)
      for (const row of rows) {
        const count = counts[facet].get(row.value) ?? 0;
        row.count.textContent = count.toLocaleString("en");
        row.box.checked = state.chosen[facet].includes(row.value);
        row.element.classList.toggle("none", count === 0 && !row.box.checked);
      }
    this.#from.value = state.from ?? "";
    this.#to.value = state.to ?? "";
    const hasTime = state.from !== null || state.to !== null;
    const undated = network.events.filter(
      (event) => !event.start && !event.end && !event.notBefore && !event.notAfter,
    ).length;
    this.#undated.textContent = undated
      ? `${undated.toLocaleString("en")} events have no date${hasTime ? ": they are not among these" : ""}.`
      : "";
    const chips = [...(["type", "status", "factuality", "actor", "place", "sector"] as const)].flatMap((facet) =>
      state.chosen[facet].map((value) => this.#chip(this.#word(facet, value), () => store.toggle(facet, value))),
    );
    if (state.words) chips.unshift(this.#chip(`“${state.words}”`, () => store.set({ words: "" })));
    if (hasTime)
      chips.unshift(
        this.#chip(`${state.from ?? "…"} to ${state.to ?? "…"}`, () => store.set({ from: null, to: null })),
      );
    put(
      this.#chosen,
      ...chips,
      chips.length ? button("Clear all", () => store.clearFilters(), { class: "small" }) : null,
    );
  }

  #chip(text: string, drop: () => void): HTMLElement {
    return h("span", { class: "chip" }, h("span", {}, text), iconButton("close", `Remove ${text}`, drop));
  }

  #facet(facet: Facet, counts: Map<string, number>): HTMLElement | null {
    let values = [...counts].sort(
      (one, other) => other[1] - one[1] || this.#word(facet, one[0]).localeCompare(this.#word(facet, other[0])),
    );
    if (facet === "place") values = values.filter(([id]) => isBroad(this.#context.network.place.get(id)?.precision));
    if (!values.length) return null;
    if (facet === "type") values.sort((one, other) => this.#quadRank(one[0]) - this.#quadRank(other[0]));
    const rows = values.slice(0, MANY).map(([value]) => this.#row(facet, value));
    this.#rows.set(facet, rows);
    const few = facet === "type" ? rows.length : FEW;
    rows.slice(few).forEach((row) => (row.element.hidden = true));
    const more =
      rows.length > few
        ? button(
            `${rows.length - few} more`,
            () => {
              for (const row of rows) row.element.hidden = false;
              more?.remove();
              rows[few]?.box.focus();
            },
            { class: "small" },
          )
        : null;
    const list = h("ul", {}, ...rows.map((row) => row.element));
    return h(
      "details",
      { class: `facet ${facet}`, open: OPEN_AT_FIRST.has(facet) },
      h("summary", {}, TITLES[facet]),
      list,
      more,
    );
  }

  #row(facet: Facet, value: string): Row {
    const { store, network } = this.#context;
    const box = h("input", { type: "checkbox", onchange: () => store.toggle(facet, value) });
    const count = h("span", { class: "number" });
    const quad = facet === "type" ? this.#quad(value) : null;
    const shape = quad ? sign(quad.startsWith("verbal") ? "diamond" : "square", "full", quad, 12) : null;
    const title = meaning(network.words, facet, value);
    const label = h("label", { title }, box, shape, h("span", { class: "word" }, this.#word(facet, value)), count);
    return { value, element: h("li", {}, label), box, count };
  }

  #quad(type: string): string | null {
    const { types } = this.#context.network.words;
    if (Object.hasOwn(types, type)) return types[type]?.quad ?? null;
    return this.#context.network.events.find((event) => event.type === type)?.quad ?? null;
  }

  #quadRank(type: string): number {
    return -QUADS.indexOf((this.#quad(type) ?? "") as (typeof QUADS)[number]);
  }

  #word(facet: Facet, value: string): string {
    const { network } = this.#context;
    if (facet === "actor" || facet === "place") return network.name(value);
    if (facet === "type") return tellType(value);
    if (facet === "sector") return meaning(network.words, "sector", value) ?? countryName(network.words, value);
    return tell(value);
  }
}

/** Countries and regions: a city is chosen on the map or by search. */
function isBroad(precision: string | undefined): boolean {
  return precision === "country" || precision === "region" || precision === "admin1";
}

function isThere<T>(value: T | null): value is T {
  return value !== null;
}
