/** Where data comes from: the page itself, or the server that it came from. Both give the same records. */

import { embeddedSource } from "./embedded.ts";
import type { ArticleText, Evidence } from "./model.ts";
import type { Network } from "./network.ts";
import { servedSource } from "./served.ts";

export interface Source {
  /** Whether there is a server to ask in SPARQL. */
  readonly live: boolean;
  network(onProgress: (done: number, total: number) => void): Promise<Network>;
  /** All that is said of a node, and all that it says. */
  evidence(id: string): Promise<Evidence>;
  article(id: string): Promise<ArticleText>;
  licences(): Promise<string>;
}

export function findSource(): Source {
  return document.getElementById("data-network") ? embeddedSource() : servedSource();
}
