/** Sets the parts of a graph beside one another. In: parts that have settled. Out: x and y of each node in turn. */

import type { Ties } from "./arrange.ts";

/** A connected part: its nodes, and for each ten numbers as ForceAtlas2 has them, x and y first. */
export interface Part {
  nodes: number[];
  matrix: Float32Array;
  ties: Float32Array;
  settings: object;
}

export const PER_NODE = 10;
/** How far apart nodes begin, and how much room there is around a part. */
export const SPACING = 20;

/** All parts beside one another, in rows, the largest first; together about as wide as a screen. */
export function pack(parts: Part[], ties: Ties): Float32Array {
  const boxes = parts.map((part) => bounds(part, ties));
  const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  const widest = Math.max(...boxes.map((box) => box.width), Math.sqrt((area * ties.width) / ties.height) * 1.08);
  const inOrder = [...boxes].sort((one, other) => other.height - one.height || other.width - one.width);
  const places = new Float32Array(ties.count * 2);
  let [x, y, row] = [0, 0, 0];
  for (const box of inOrder) {
    if (x > 0 && x + box.width > widest) [x, y, row] = [0, y - row, 0];
    row = Math.max(row, box.height);
    box.part.nodes.forEach((node, i) => {
      places[node * 2] = x + (box.part.matrix[i * PER_NODE] as number) - box.left;
      places[node * 2 + 1] = y + (box.part.matrix[i * PER_NODE + 1] as number) - box.top;
    });
    x += box.width;
  }
  return places;
}

interface Bounds {
  part: Part;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What a part takes, with room around it. */
function bounds(part: Part, ties: Ties): Bounds {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  part.nodes.forEach((node, i) => {
    const [x, y] = [part.matrix[i * PER_NODE] as number, part.matrix[i * PER_NODE + 1] as number];
    const size = (ties.sizes[node] as number) * 2 + SPACING;
    [left, right, bottom, top] = [
      Math.min(left, x - size),
      Math.max(right, x + size),
      Math.min(bottom, y - size),
      Math.max(top, y + size),
    ];
  });
  return { part, left, top, width: right - left, height: top - bottom };
}

/** Turn a part so that it lies: names need room sideways. */
export function lay(part: Part): void {
  const count = part.nodes.length;
  let [mx, my, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    mx += (part.matrix[i * PER_NODE] as number) / count;
    my += (part.matrix[i * PER_NODE + 1] as number) / count;
  }
  for (let i = 0; i < count; i++) {
    const [dx, dy] = [(part.matrix[i * PER_NODE] as number) - mx, (part.matrix[i * PER_NODE + 1] as number) - my];
    [xx, yy, xy] = [xx + dx * dx, yy + dy * dy, xy + dx * dy];
  }
  const angle = -Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < count; i++) {
    const [dx, dy] = [(part.matrix[i * PER_NODE] as number) - mx, (part.matrix[i * PER_NODE + 1] as number) - my];
    part.matrix[i * PER_NODE] = dx * cos - dy * sin;
    part.matrix[i * PER_NODE + 1] = dx * sin + dy * cos;
  }
}
