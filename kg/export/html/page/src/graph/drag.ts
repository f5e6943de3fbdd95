/** Lets a hand move nodes. */

import type { Scene } from "./scene.ts";

export function dragNodes({ sigma, graph }: Scene): void {
  let held: string | null = null;
  sigma.on("downNode", ({ node, event }) => {
    if (event.original instanceof MouseEvent && event.original.button !== 0) return;
    held = node;
    // The frame stays as it is while a node leaves it, until the graph is arranged anew.
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on("moveBody", ({ event }) => {
    if (held === null) return;
    const { x, y } = sigma.viewportToGraph(event);
    graph.mergeNodeAttributes(held, { x, y });
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const release = () => {
    held = null;
  };
  sigma.on("upNode", release);
  sigma.on("upStage", release);
}
