/** Which node an arrow key leads to: of the neighbours, else of all, the nearest in that direction. */

import type { Scene } from "./scene.ts";

export function nodeTowards({ graph, shown }: Scene, from: string, [dx, dy]: [number, number]): string | null {
  const start = graph.getNodeAttributes(from);
  const nearest = (nodes: Iterable<string>): string | null => {
    let [best, least]: [string | null, number] = [null, Infinity];
    for (const node of nodes) {
      if (node === from || !shown.has(node)) continue;
      const { x, y } = graph.getNodeAttributes(node);
      const ahead = (x - start.x) * dx + (y - start.y) * dy;
      const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
      const cost = ahead + 2 * aside;
      if (ahead > aside / 2 && cost < least) [best, least] = [node, cost];
    }
    return best;
  };
  return nearest(graph.neighbors(from)) ?? nearest(shown);
}
