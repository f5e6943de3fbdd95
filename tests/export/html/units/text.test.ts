// Offsets, stretches, voices, numbers and CSV, without a browser.

import assert from "node:assert/strict";
import test from "node:test";
import { contradicts } from "../src/claims/contradiction.ts";
import { agreement, voices } from "../src/claims/agreement.ts";
import { offsets } from "../src/reader/offsets.ts";
import { stretches } from "../src/reader/stretches.ts";
import { toCsv } from "../src/table/csv.ts";

test("code points become UTF-16 units", () => {
  const text = "a😀b𝒞c";
  const unit = offsets(text);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map(unit), [0, 1, 3, 4, 6, 7]);
  assert.deepEqual([-5, 99].map(unit), [0, 7]);
  for (const [start, end, words] of [
    [1, 2, "😀"],
    [3, 5, "𝒞c"],
  ] as const)
    assert.equal(text.slice(unit(start), unit(end)), words);
});

test("marks that overlap are all there, and the shortest gives the look", () => {
  const mark = (start: number, end: number, kind: string) => ({ start, end, node: kind, kind });
  const found = stretches(10, [mark(0, 8, "event"), mark(2, 4, "actor"), mark(3, 12, "broken"), mark(6, 6, "empty")], {
    start: 3,
    end: 9,
  });
  assert.deepEqual(
    found.map(({ start, end, marks, isQuote }) => [start, end, marks.map(({ kind }) => kind).join("+"), isQuote]),
    [
      [0, 2, "event", false],
      [2, 3, "actor+event", false],
      [3, 4, "actor+event", true],
      [4, 8, "event", true],
      [8, 9, "", true],
      [9, 10, "", false],
    ],
  );
});

const claim = (claimant: string, more = {}) => ({
  id: claimant,
  about: "e",
  claimant,
  name: claimant,
  start: 0,
  end: 0,
  ...more,
});

test("agreement and disagreement are told", () => {
  const words = (...claims: ReturnType<typeof claim>[]) => agreement(voices(claims)).words;
  assert.equal(
    words(claim("a"), claim("b"), claim("b", { polarity: "negative" })),
    "They disagree: 2 say so, 1 denies it.",
  );
  assert.equal(words(claim("a"), claim("a")), "One voice only.");
  assert.equal(words(claim("a"), claim("b"), claim("c")), "3 voices agree.");
  assert.equal(words(claim("a", { polarity: "negative" })), "Only a denial is known.");
  assert.equal(words(claim("a"), claim("b", { stance: "doubts" })), "1 says so, 1 is unsure.");
  assert.equal(words(), "Nobody in this graph says so.");
});

test("numbers that cannot both be true contradict", () => {
  const figure = (more: object) => ({ id: "f", of: "e", ...more });
  assert.equal(contradicts(figure({ best: 9 }), figure({ low: 26 })), true);
  assert.equal(contradicts(figure({ best: 40 }), figure({ low: 26 })), false);
  assert.equal(contradicts(figure({ low: 24 }), figure({ low: 26 })), false);
});

test("a cell is a cell, and no formula", () => {
  assert.equal(
    toCsv([["a,b", 'say "x"', "=1+1", "-5", -5, null, "a\r\nb"]]),
    '"a,b","say ""x""",\'=1+1,\'-5,-5,,"a\r\nb"\r\n',
  );
});
