/** Data that stands in the page. Only what is drawn at once is parsed at once. */

import type { ArticleText, Claim, Evidence, NetworkData } from "./model.ts";
import { Network } from "./network.ts";
import type { Source } from "./source.ts";

const LARGE = 4_000_000;

export function embeddedSource(): Source {
  const evidence = once(() => parse<Evidence>("evidence"));
  const texts = once(() => new Map(parse<ArticleText[]>("texts").map((text) => [text.id, text])));
  return {
    live: false,
    network: async () => {
      // What takes a while lets the page say so first.
      if ((document.getElementById("data-network")?.textContent?.length ?? 0) > LARGE) await painted();
      return new Network(parse<NetworkData>("network"));
    },
    evidence: async (id) => evidenceOf(evidence(), id),
    article: async (id) => {
      const found = texts().get(id);
      if (!found) throw new Error("The article is not in this file.");
      return found;
    },
    licences: async () => parse<string>("licences"),
  };
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** What concerns one node; the same choice as the server makes. */
export function evidenceOf(all: Evidence, id: string): Evidence {
  const facts = new Set<string>();
  for (const figure of all.figures) if (figure.of === id) facts.add(figure.id);
  for (const relation of all.relations) if (relation.subject === id || relation.object === id) facts.add(relation.id);
  const concerns = (claim: Claim) => claim.about === id || facts.has(claim.about) || claim.claimant === id;
  const claims = all.claims.filter(concerns);
  for (const claim of claims) facts.add(claim.about);
  const articles = new Set(claims.map((claim) => claim.article));
  return {
    claims,
    figures: all.figures.filter((figure) => facts.has(figure.id)),
    relations: all.relations.filter((relation) => facts.has(relation.id)),
    links: all.links.filter((link) => link.head === id),
    articles: all.articles.filter((article) => articles.has(article.id)),
  };
}

function parse<T>(name: string): T {
  return JSON.parse(document.getElementById(`data-${name}`)?.textContent ?? "null") as T;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
