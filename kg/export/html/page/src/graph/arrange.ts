/**
 * Where nodes stand. In: how many, what ties them, how large they are. Out: places, better with each step.
 *
 * Each connected part settles by its forces (ForceAtlas2) from a spiral, without any chance, so that the same graph
 * looks the same each time; then its nodes are moved apart, and the parts are set beside one another.
 */

import defaults from "graphology-layout-forceatlas2/defaults.js";
import settle from "graphology-layout-forceatlas2/iterate.js";
import { lay, pack, type Part, PER_NODE, SPACING } from "./pack.ts";

export interface Ties {
  count: number;
  sources: Uint32Array;
  targets: Uint32Array;
  /** Radius of each node in pixels. */
  sizes: Float32Array;
  /** What it is drawn on, in pixels. */
  width: number;
  height: number;
}

export interface Step {
  /** How much of the work is done, from 0 to 1. */
  share: number;
  /** x and y of each node in turn. */
  places: Float32Array;
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const PER_TIE = 3;
const STEP = 10;
const SIZE = 8;
const APART = 13;
const ROUNDS = 80;
const MOST_SEPARATED = 2500;

/** First where the nodes begin, then better and better. */
export function* arrange(ties: Ties): Generator<Step> {
  const parts = findParts(ties);
  const work = parts.reduce((sum, part) => sum + part.nodes.length * rounds(part.nodes.length), 0);
  let done = 0;
  yield { share: 0, places: pack(parts, ties) };
  for (const part of parts) {
    const total = rounds(part.nodes.length);
    for (let round = 0; round < total; round += STEP) {
      for (let i = 0; i < STEP; i++) settle(part.settings, part.matrix, part.ties);
      done += STEP * part.nodes.length;
      if (part.nodes.length > 300) yield { share: Math.min(done / work, 0.99), places: pack(parts, ties) };
    }
    lay(part);
  }
  for (let round = 0; round < 3; round++) {
    const pixel = Math.max(Math.sqrt(area(pack(parts, ties)) / (ties.width * ties.height)), 0.05);
    for (const part of parts) separate(part, pixel);
  }
  yield { share: 1, places: pack(parts, ties) };
}

/** How much room all nodes take together. */
function area(places: Float32Array): number {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [places[i] as number, places[i + 1] as number];
    [left, right, bottom, top] = [Math.min(left, x), Math.max(right, x), Math.min(bottom, y), Math.max(top, y)];
  }
  return (right - left) * (top - bottom);
}

function rounds(count: number): number {
  if (count <= 2) return 0;
  return count < 100 ? 300 : count < 1000 ? 400 : 220;
}

/** The connected parts, the largest first. */
function findParts(ties: Ties): Part[] {
  const root = Uint32Array.from({ length: ties.count }, (_, node) => node);
  const find = (node: number): number => {
    let at = node;
    while (root[at] !== at) at = root[at] = root[root[at] as number] as number;
    return at;
  };
  const degree = new Uint32Array(ties.count);
  ties.sources.forEach((source, i) => {
    const target = ties.targets[i] as number;
    root[find(source)] = find(target);
    degree[source]! += 1;
    degree[target]! += 1;
  });
  const groups = new Map<number, { nodes: number[]; ties: number[] }>();
  for (let node = 0; node < ties.count; node++) {
    const group = groups.get(find(node));
    if (group) group.nodes.push(node);
    else groups.set(find(node), { nodes: [node], ties: [] });
  }
  ties.sources.forEach((source, i) => groups.get(find(source))?.ties.push(i));
  const inOrder = [...groups.values()].sort((one, other) => other.nodes.length - one.nodes.length);
  return inOrder.map((group) => makePart(group.nodes, group.ties, degree, ties));
}

function makePart(nodes: number[], own: number[], degree: Uint32Array, ties: Ties): Part {
  nodes.sort((one, other) => (degree[other] as number) - (degree[one] as number) || one - other);
  const index = new Map(nodes.map((node, i) => [node, i]));
  const matrix = new Float32Array(nodes.length * PER_NODE);
  nodes.forEach((node, i) => {
    const radius = SPACING * Math.sqrt(i);
    matrix.set([radius * Math.cos(i * GOLDEN), radius * Math.sin(i * GOLDEN), 0, 0, 0, 0], i * PER_NODE);
    matrix.set([1 + (degree[node] as number), 1, ties.sizes[node] as number, 0], i * PER_NODE + SIZE - 2);
  });
  const edges = new Float32Array(own.length * PER_TIE);
  own.forEach((tie, i) => {
    const ends = [ties.sources[tie], ties.targets[tie]].map((node) => (index.get(node as number) as number) * PER_NODE);
    edges.set([ends[0] as number, ends[1] as number, 1], i * PER_TIE);
  });
  gatherAround(matrix, edges);
  const settings = {
    ...defaults,
    barnesHutOptimize: nodes.length > 1200,
    barnesHutTheta: 0.9,
    strongGravityMode: false,
    gravity: 1,
    scalingRatio: 40,
    slowDown: 1 + Math.log(nodes.length),
    outboundAttractionDistribution: false,
  };
  return { nodes, matrix, ties: edges, settings };
}

/** Begin with each lesser node between the greater ones that it is tied to: so the forces have less to do. */
function gatherAround(matrix: Float32Array, edges: Float32Array): void {
  const count = matrix.length / PER_NODE;
  const sums = new Float32Array(count * 3);
  for (let i = 0; i < edges.length; i += PER_TIE) {
    const [one, other] = [edges[i] as number, edges[i + 1] as number];
    const [greater, lesser] = one < other ? [one, other] : [other, one];
    const at = (lesser / PER_NODE) * 3;
    sums[at]! += matrix[greater] as number;
    sums[at + 1]! += matrix[greater + 1] as number;
    sums[at + 2]! += 1;
  }
  for (let node = 0; node < count; node++) {
    const [x, y, ties] = sums.subarray(node * 3, node * 3 + 3) as unknown as [number, number, number];
    if (!ties) continue;
    matrix[node * PER_NODE] = x / ties + SPACING * Math.cos(node * GOLDEN);
    matrix[node * PER_NODE + 1] = y / ties + SPACING * Math.sin(node * GOLDEN);
  }
}

/** Move nodes apart that lie on one another; `pixel` is how much of the plane one of a common screen shows. */
function separate(part: Part, pixel: number): void {
  const count = part.nodes.length;
  if (count < 2 || count > MOST_SEPARATED) return;
  const at = (i: number, what: number) => part.matrix[i * PER_NODE + what] as number;
  const order = Array.from({ length: count }, (_, i) => i);
  const widest = 2 * Math.max(...order.map((i) => at(i, SIZE))) + APART;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    order.sort((one, other) => at(one, 0) - at(other, 0) || one - other);
    for (let k = 0; k < count; k++)
      for (let m = k + 1; m < count; m++) {
        const [one, other] = [order[k] as number, order[m] as number];
        const dx = at(other, 0) - at(one, 0);
        if (dx > widest * pixel) break;
        const dy = at(other, 1) - at(one, 1);
        const wanted = (at(one, SIZE) + at(other, SIZE) + APART) * pixel;
        const distance = Math.hypot(dx, dy);
        if (distance >= wanted) continue;
        moved = true;
        const push = (wanted - distance) / 2 / (distance || 1);
        const [px, py] = distance ? [dx * push, dy * push] : [0, wanted / 2];
        part.matrix[one * PER_NODE]! -= px;
        part.matrix[one * PER_NODE + 1]! -= py;
        part.matrix[other * PER_NODE]! += px;
        part.matrix[other * PER_NODE + 1]! += py;
      }
    if (!moved) break;
  }
}
