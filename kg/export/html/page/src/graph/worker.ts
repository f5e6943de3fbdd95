/** Arranges a graph beside the page. In: a message with `Ties`. Out: messages with a `Step`, a few each second. */

import { arrange, type Ties } from "./arrange.ts";

const BETWEEN_MS = 250;

addEventListener("message", ({ data }: MessageEvent<Ties>) => {
  let told = 0;
  for (const step of arrange(data)) {
    const now = performance.now();
    if (step.share < 1 && now - told < BETWEEN_MS) continue;
    told = now;
    postMessage(step);
  }
});
