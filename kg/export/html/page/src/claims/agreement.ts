/** Who agrees and who does not. In: claims about one thing. Out: voices, and a sentence on them. */

import type { Claim } from "../data/model.ts";

export type Verdict = "yes" | "no" | "unsure";

export interface Voice {
  claimant: string;
  name: string;
  verdict: Verdict;
  claims: Claim[];
}

/** Claims by who makes them and what they say: those who say yes first, then the unsure, then those who deny. */
export function voices(claims: readonly Claim[]): Voice[] {
  const found = new Map<string, Voice>();
  for (const claim of claims) {
    const verdict = verdictOf(claim);
    const key = JSON.stringify([claim.claimant, verdict]);
    const voice = found.get(key) ?? { claimant: claim.claimant, name: claim.name, verdict, claims: [] };
    voice.claims.push(claim);
    found.set(key, voice);
  }
  const order: Verdict[] = ["yes", "unsure", "no"];
  return [...found.values()].sort(
    (one, other) =>
      order.indexOf(one.verdict) - order.indexOf(other.verdict) || other.claims.length - one.claims.length,
  );
}

export function verdictOf(claim: Claim): Verdict {
  if (claim.polarity === "negative") return "no";
  return claim.stance === "doubts" || claim.certainty === "unknown" ? "unsure" : "yes";
}

/** In one sentence, whether they agree. */
export function agreement(found: readonly Voice[]): { words: string; kind: "agree" | "disagree" | "single" | "none" } {
  const of = (verdict: Verdict) =>
    new Set(found.filter((voice) => voice.verdict === verdict).map((voice) => voice.claimant)).size;
  const [yes, no, unsure] = [of("yes"), of("no"), of("unsure")];
  if (yes + no + unsure === 0) return { words: "Nobody in this graph says so.", kind: "none" };
  if (yes && no)
    return {
      words: `They disagree: ${yes} ${yes === 1 ? "says" : "say"} so, ${no} ${no === 1 ? "denies" : "deny"} it.`,
      kind: "disagree",
    };
  if (no) return { words: no === 1 ? "Only a denial is known." : `All ${no} deny it.`, kind: "disagree" };
  if (yes + unsure === 1) return { words: "One voice only.", kind: "single" };
  const doubting = unsure ? `, ${unsure} ${unsure === 1 ? "is" : "are"} unsure` : "";
  return {
    words: unsure ? `${yes} ${yes === 1 ? "says" : "say"} so${doubting}.` : `${yes} voices agree.`,
    kind: "agree",
  };
}
