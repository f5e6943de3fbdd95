/** Which events the filters leave, and how many each value of a facet would leave. */

import type { KgEvent } from "../data/model.ts";
import { type Network, participants } from "../data/network.ts";
import { span } from "../data/time.ts";
import { FACETS, type Facet, type State } from "./state.ts";

export type Counts = Record<Facet, Map<string, number>>;

export class Filter {
  readonly network: Network;
  #texts = new Map<string, string>();
  #values = new Map<string, Record<Facet, readonly string[]>>();

  constructor(network: Network) {
    this.network = network;
  }

  /** The events that fit, in the order of the network. */
  events(state: State): KgEvent[] {
    const tests = this.#tests(state);
    return this.network.events.filter((event) => tests.every(([, fits]) => fits(event)));
  }

  /** For each facet: how many events have each value, under all the other filters. */
  counts(state: State): Counts {
    const tests = this.#tests(state);
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Counts;
    for (const event of this.network.events) {
      const failed = tests.filter(([, fits]) => !fits(event)).map(([facet]) => facet);
      if (failed.length > 1) continue;
      const values = this.values(event);
      for (const facet of FACETS)
        if (failed.length === 0 || failed[0] === facet)
          for (const value of values[facet]) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
    return counts;
  }

  /** What an event has for each facet. */
  values(event: KgEvent): Record<Facet, readonly string[]> {
    let values = this.#values.get(event.id);
    if (!values) {
      const sectors = new Set<string>();
      for (const side of event.sides ?? [])
        for (const sector of side.sector ? [side.sector] : (this.network.actor.get(side.actor)?.sectors ?? []))
          sectors.add(sector);
      values = {
        type: event.type ? [event.type] : [],
        sector: [...sectors],
        status: event.status ? [event.status] : [],
        factuality: event.factuality ? [event.factuality] : [],
        actor: [...participants(event)],
        place: [...this.network.area(event)],
      };
      this.#values.set(event.id, values);
    }
    return values;
  }

  #tests(state: State): [Facet | "time" | "words", (event: KgEvent) => boolean][] {
    const tests: [Facet | "time" | "words", (event: KgEvent) => boolean][] = [];
    for (const facet of FACETS) {
      const wanted = new Set(state.chosen[facet]);
      if (wanted.size) tests.push([facet, (event) => this.values(event)[facet].some((value) => wanted.has(value))]);
    }
    if (state.from !== null || state.to !== null)
      tests.push(["time", (event) => isWithin(event, state.from, state.to)]);
    const words = fold(state.words).split(/\s+/).filter(Boolean);
    if (words.length) tests.push(["words", (event) => words.every((word) => this.#text(event).includes(word))]);
    return tests;
  }

  #text(event: KgEvent): string {
    let text = this.#texts.get(event.id);
    if (text === undefined) {
      const names = [...participants(event), ...this.network.area(event)].map((id) => this.network.name(id));
      text = fold([event.label, event.type ?? "", ...names].join(" "));
      this.#texts.set(event.id, text);
    }
    return text;
  }
}

/** Whether what is known of an event's time meets the days; what has no date meets none. */
export function isWithin(event: KgEvent, from: string | null, to: string | null): boolean {
  const known = span(event);
  return known !== null && (from === null || known.last >= from) && (to === null || known.first <= to);
}

/** A text without case and accents. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
