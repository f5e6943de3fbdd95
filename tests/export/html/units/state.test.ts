// The address, the filters and the words for dates, without a browser.

import assert from "node:assert/strict";
import test from "node:test";
import { Network } from "../src/data/network.ts";
import { tellWhen } from "../src/data/time.ts";
import { Filter, isWithin } from "../src/state/filter.ts";
import { fromHash, toHash } from "../src/state/hash.ts";
import { NOTHING } from "../src/state/state.ts";

const words = { types: {}, codes: {}, countries: {} };
const about = { articles: 0, events: 0, actors: 0, claims: 0, tool_version: "", ontology_version: "" };

test("an address carries the whole state", () => {
  const state = {
    ...NOTHING,
    view: "map" as const,
    selected: "event-1&2",
    reading: { article: "a b", start: 3, end: 9 },
    focus: ["__proto__"],
    words: "“x” = y&z",
    chosen: { ...NOTHING.chosen, type: ["ASSAULT", "A,B"], actor: ["constructor"] },
    from: "2022-01-01",
    to: "2022-12-31",
  };
  assert.deepEqual(fromHash(`#${toHash(state)}`), state);
  assert.equal(toHash(NOTHING), "");
});

test("what an address says that is not understood is passed over", () => {
  assert.deepEqual(fromHash("#view=evil&from=yesterday&at=9&x=y&__proto__=1"), NOTHING);
});

const event = (id: string, more = {}) => ({ id, label: id, claims: 1, denials: 0, ...more });
const network = new Network({
  about,
  words,
  flaws: [],
  events: [
    event("a", {
      type: "ASSAULT",
      places: ["goma"],
      sides: [{ actor: "m23", role: "actor", sector: "REB" }],
      start: "2025-01-27",
      end: "2025-01-27",
    }),
    event("b", { type: "ASSAULT", status: "disputed", notBefore: "2024-01-01" }),
    event("c", { type: "AID", places: ["drc"], sides: [{ actor: "un" }] }),
  ],
  actors: [
    { id: "m23", name: "M23" },
    { id: "un", name: "Vereinte Nationén", sectors: ["GOV"] },
  ],
  places: [
    { id: "goma", name: "Goma", within: "drc" },
    { id: "drc", name: "DR Congo", within: "goma" },
  ],
});
const filter = new Filter(network);
const ids = (change: object) =>
  filter
    .events({ ...NOTHING, ...change })
    .map(({ id }) => id)
    .join("");
const chosen = (facet: string, ...values: string[]) => ({ chosen: { ...NOTHING.chosen, [facet]: values } });

test("filters of one kind widen, filters of several kinds narrow", () => {
  assert.equal(ids(chosen("type", "ASSAULT", "AID")), "abc");
  assert.equal(ids({ chosen: { ...NOTHING.chosen, type: ["ASSAULT"], status: ["disputed"] } }), "b");
  assert.equal(ids(chosen("sector", "GOV")), "c");
  assert.equal(ids(chosen("place", "drc")), "ac");
  assert.equal(ids({ words: "nationen" }), "c");
});

test("a count says what a choice would leave under the other filters", () => {
  const counts = filter.counts({ ...NOTHING, ...chosen("type", "AID") });
  assert.equal(counts.type.get("ASSAULT"), 2);
  assert.equal(counts.place.get("goma"), 1); // each holds the other in this damaged graph
  assert.equal(counts.status.get("disputed"), undefined);
});

test("time takes what may have been in it, and nothing without a date", () => {
  assert.equal(ids({ from: "2025-01-01" }), "ab");
  assert.equal(ids({ to: "2024-06-01" }), "b");
  assert.equal(isWithin(event("x"), null, "2030-01-01"), false);
});

test("a date is told no more exactly than it is known", () => {
  const when = (more: object) => tellWhen(event("x", more));
  assert.equal(when({ start: "2024-05-03", end: "2024-05-03" }), "3 May 2024");
  assert.equal(when({ start: "2024-02-01", end: "2024-02-29" }), "some time in Feb 2024");
  assert.equal(when({ start: "2024-01-01", end: "2024-12-31", edtf: "2024-01-01/2024-12-31" }), "2024");
  assert.equal(when({ start: "2022-01-08", end: "2022-01-09", edtf: "[2022-01-08..2022-01-09]" }), "8 or 9 Jan 2022");
  assert.equal(when({ start: "2022-01-08", end: "2022-01-20", edtf: "2022-01-08/2022-01-20" }), "8 to 20 Jan 2022");
  assert.equal(when({ notAfter: "2021-08-15" }), "15 Aug 2021 or earlier");
  assert.equal(when({ told: "2021-08-15" }), "no date, told 15 Aug 2021");
});
