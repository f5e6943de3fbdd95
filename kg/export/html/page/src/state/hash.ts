/** The state as the part of an address after "#", so that a link carries what somebody sees. */

import { FACETS, NOTHING, type State, VIEWS } from "./state.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function toHash(state: State): string {
  const told = new URLSearchParams();
  if (state.view !== NOTHING.view) told.set("view", state.view);
  for (const facet of FACETS) for (const value of state.chosen[facet]) told.append(facet, value);
  if (state.words) told.set("words", state.words);
  if (state.from) told.set("from", state.from);
  if (state.to) told.set("to", state.to);
  for (const node of state.focus) told.append("around", node);
  if (state.selected) told.set("node", state.selected);
  if (state.reading) {
    told.set("article", state.reading.article);
    told.set("at", `${state.reading.start}-${state.reading.end}`);
  }
  return told.toString();
}

/** What an address tells, and nothing else: what is not understood is passed over. */
export function fromHash(hash: string): State {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  const view = VIEWS.find((each) => each === told.get("view")) ?? NOTHING.view;
  const chosen = { ...NOTHING.chosen };
  for (const facet of FACETS) chosen[facet] = [...new Set(told.getAll(facet))];
  const article = told.get("article");
  const [, start = 0, end = 0] = (/^(\d{1,9})-(\d{1,9})$/.exec(told.get("at") ?? "") ?? []).map(Number);
  return {
    view,
    selected: told.get("node"),
    reading: article === null ? null : { article, start, end },
    focus: told.getAll("around"),
    words: told.get("words") ?? "",
    chosen,
    from: day(told.get("from")),
    to: day(told.get("to")),
  };
}

function day(text: string | null): string | null {
  return text !== null && DAY.test(text) ? text : null;
}
