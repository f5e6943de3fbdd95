/** Has a graph arranged beside the page, so that the page stays quick. */

import { arrange, type Step, type Ties } from "./arrange.ts";

const PAUSES = 3;
const LEAST_PAUSE = 120;

export class Layout {
  #worker: Worker | null = null;

  /** Where the nodes begin, at once. */
  first(ties: Ties, onStep: (step: Step) => void): void {
    const { value } = arrange(ties).next();
    if (value) onStep(value);
  }

  /** Arrange, and tell each step; what was under way is given up. Of the page's time drawing gets a share, no more. */
  run(ties: Ties, onStep: (step: Step) => void): void {
    this.stop();
    const address = URL.createObjectURL(new Blob([WORKER_CODE], { type: "text/javascript" }));
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Step>) => {
      if (this.#worker !== worker) return;
      if (data.share === 1) this.stop();
      const begun = performance.now();
      onStep(data);
      requestAnimationFrame(() =>
        setTimeout(() => worker.postMessage(null), Math.max(PAUSES * (performance.now() - begun), LEAST_PAUSE)),
      );
    };
    worker.postMessage(ties);
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
