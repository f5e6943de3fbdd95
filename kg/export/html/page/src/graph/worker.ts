/**
 * Arranges a graph beside the page. In: a message with `Ties`, then any message when a step has been drawn. Out: messages
 * with a `Step`, never a second before the first was drawn.
 */

import { arrange, type Ties } from "./arrange.ts";

let isDrawn = true;

addEventListener("message", ({ data }: MessageEvent<Ties | null>) => {
  if (data === null) isDrawn = true;
  else void run(data);
});

async function run(ties: Ties): Promise<void> {
  for (const step of arrange(ties)) {
    if (step.share === 1 || isDrawn) {
      isDrawn = false;
      postMessage(step);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}
