/** Who says so: claims side by side by claimant, those who deny apart from those who say so. */

import type { Article, Claim, Evidence } from "../data/model.ts";
import type { Context } from "../shell/context.ts";
import { button, h } from "../shell/dom.ts";
import { meaning, tell } from "../shell/marks.ts";
import { type Verdict, type Voice, voices } from "./agreement.ts";
import { articleTold, nodeLink } from "./parts.ts";

export function voiceCards(context: Context, claims: readonly Claim[], evidence: Evidence): HTMLElement {
  const articles = new Map(evidence.articles.map((article) => [article.id, article]));
  const found = voices(claims);
  const list = (some: readonly Voice[]) =>
    h("ul", { class: "voices" }, ...some.map((voice) => card(context, voice, articles)));
  const [others, denials] = [
    found.filter((voice) => voice.verdict !== "no"),
    found.filter((voice) => voice.verdict === "no"),
  ];
  if (!others.length || !denials.length) return list(found);
  const column = (title: string, some: readonly Voice[]) => h("div", {}, h("h4", {}, title), list(some));
  return h("div", { class: "opposed" }, column("Say so", others), column("Deny it", denials));
}

const SIGNS: Record<Verdict, [string, string]> = {
  yes: ["✓", "says so"],
  no: ["✕", "denies it"],
  unsure: ["?", "is unsure"],
};

function card(context: Context, voice: Voice, articles: Map<string, Article>): HTMLElement {
  const [sign, words] = SIGNS[voice.verdict];
  const stances = [
    ...new Set(voice.claims.map((claim) => claim.stance).filter((each): each is string => Boolean(each))),
  ];
  const isPlain = stances.length === 0 || voice.verdict === "no";
  return h(
    "li",
    { class: `voice ${voice.verdict}` },
    h(
      "p",
      { class: "verdict" },
      h("span", { class: "tick", "aria-hidden": "true" }, sign),
      isPlain ? words : stances.map(tell).join(", "),
    ),
    h("h4", {}, articles.has(voice.claimant) ? "The article itself" : nodeLink(context, voice.claimant, voice.name)),
    ...voice.claims.map((claim) => quote(context, claim, articles)),
  );
}

/** One claim: its words, to be read in their place, and how it comes to us. */
export function quote(context: Context, claim: Claim, articles: Map<string, Article>): HTMLElement {
  const article = claim.article;
  const open = article ? () => context.store.set({ reading: { article, start: claim.start, end: claim.end } }) : null;
  const words = claim.quote ?? "(the words are not in this graph)";
  return h(
    "div",
    { class: "claim" },
    claim.property ? h("p", { class: "of" }, `on the ${tell(claim.property)}: `, h("b", {}, claim.value ?? "")) : null,
    h("blockquote", {}, open ? button(words, open, { class: "quote", title: "Read it in the article" }) : words),
    h(
      "p",
      { class: "how" },
      [how(claim), articleTold(article ? articles.get(article) : undefined)].filter(Boolean).join(" · "),
    ),
    whyRead(context, claim),
  );
}

function how(claim: Claim): string {
  const told: string[] = [];
  if (claim.certainty && claim.certainty !== "certain") told.push(tell(claim.certainty));
  if (claim.modality && claim.modality !== "actual") told.push(tell(claim.modality));
  if (claim.via?.length) told.push(`as told by ${claim.via.join(", then ")}`);
  return told.join(", ");
}

/** How the program came to read it so. */
function whyRead({ network }: Context, claim: Claim): HTMLElement | null {
  if (!claim.rule && claim.confidence === undefined) return null;
  const told = [
    claim.stance &&
      `stance: ${tell(claim.stance)} (${meaning(network.words, "stance", claim.stance) ?? "a code of the graph"})`,
    claim.cue && `cue: “${claim.cue}”`,
    claim.rule && `rule: ${claim.rule}`,
    claim.confidence !== undefined && `confidence: ${claim.confidence}`,
  ].filter((each): each is string => Boolean(each));
  return h(
    "details",
    { class: "why" },
    h("summary", {}, "How this was read"),
    h("ul", {}, ...told.map((each) => h("li", {}, each))),
  );
}
