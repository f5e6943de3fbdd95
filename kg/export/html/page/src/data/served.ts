/** Data from the server that the page came from, page by page, no other host ever. */

import type { Actor, ArticleText, Evidence, KgEvent, NetworkData, Place, Words } from "./model.ts";
import { Network } from "./network.ts";
import type { Source } from "./source.ts";

const PAGE = 1000;
/** More events than this are not drawn at once; the page says so. */
export const MOST = 20_000;
const AT_ONCE = 2;

interface Slice {
  events: KgEvent[];
  actors: Actor[];
  places: Place[];
  flaws: string[];
}

export function servedSource(): Source {
  return {
    live: true,
    network: readNetwork,
    evidence: (id) => ask<Evidence>(`node/evidence?id=${encodeURIComponent(id)}`),
    article: (id) => ask<ArticleText>(`node/article?id=${encodeURIComponent(id)}`),
    licences: async () => (await fetch("explorer/licences.txt")).text(),
  };
}

async function readNetwork(onProgress: (done: number, total: number) => void): Promise<Network> {
  const [head, words] = await Promise.all([
    ask<Pick<NetworkData, "about"> & { shown: number }>("about"),
    ask<Words>("words"),
  ]);
  const total = Math.min(head.shown, MOST);
  const offsets = Array.from({ length: Math.ceil(total / PAGE) }, (_, page) => page * PAGE);
  const slices: Slice[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let page = next++; page < offsets.length; page = next++) {
      const limit = Math.min(PAGE, total - (offsets[page] ?? 0));
      slices[page] = await ask<Slice>(`network?offset=${offsets[page]}&limit=${limit}`);
      done += limit;
      onProgress(done, total);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (head.shown <= MOST)
    slices.push({ events: [], flaws: [], ...(await ask<Pick<Slice, "actors" | "places">>("others")) });
  const data = {
    about: head.about,
    words,
    flaws: [...new Set(slices.flatMap((slice) => slice.flaws))],
    events: unique(slices.flatMap((slice) => slice.events)),
    actors: unique(slices.flatMap((slice) => slice.actors)),
    places: unique(slices.flatMap((slice) => slice.places)),
  };
  return new Network(data, head.shown - total);
}

function unique<T extends { id: string }>(records: T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

/** One answer of the server, or an Error that says what it said. */
export async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`explorer/${path}`, { credentials: "omit", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error((await answer.text()).trim() || `The server answered ${answer.status}.`);
  return (await answer.json()) as T;
}
