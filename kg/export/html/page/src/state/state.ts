/** The one state of the page. Every view reads it, and changes it for all the others. */

export const VIEWS = ["graph", "map", "timeline", "table", "query"] as const;
export type View = (typeof VIEWS)[number];
export const FACETS = ["type", "sector", "status", "factuality", "actor", "place"] as const;
export type Facet = (typeof FACETS)[number];

export interface State {
  readonly view: View;
  /** The event, actor or place that is looked at. */
  readonly selected: string | null;
  /** The article that is open, and the characters of the quote in it. */
  readonly reading: { article: string; start: number; end: number } | null;
  /** The graph shows these and what is around them alone; none shows all. */
  readonly focus: readonly string[];
  /** Words that an event, or a name in it, has. */
  readonly words: string;
  readonly chosen: Readonly<Record<Facet, readonly string[]>>;
  readonly from: string | null;
  readonly to: string | null;
}

export const NOTHING: State = {
  view: "graph",
  selected: null,
  reading: null,
  focus: [],
  words: "",
  chosen: { type: [], sector: [], status: [], factuality: [], actor: [], place: [] },
  from: null,
  to: null,
};

export type Listener = (state: State, before: State) => void;

export class Store {
  #state: State;
  #listeners: Listener[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    for (const listener of [...this.#listeners]) listener(this.#state, before);
  }

  /** Choose a value of a facet, or choose it no more. */
  toggle(facet: Facet, value: string): void {
    const values = this.#state.chosen[facet];
    const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
    this.set({ chosen: { ...this.#state.chosen, [facet]: next } });
  }

  /** Look at a node; at nothing with null. */
  select(id: string | null): void {
    this.set({ selected: id, reading: null });
  }

  clearFilters(): void {
    this.set({ words: "", chosen: NOTHING.chosen, from: null, to: null });
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }
}

/** Whether two states show the same events. */
export function sameFilters(one: State, other: State): boolean {
  return one.chosen === other.chosen && one.words === other.words && one.from === other.from && one.to === other.to;
}

export function hasFilters(state: State): boolean {
  return (
    state.words !== "" || state.from !== null || state.to !== null || FACETS.some((f) => state.chosen[f].length > 0)
  );
}
