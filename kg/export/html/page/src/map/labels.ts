/** Names of places where there is room for them: the busiest first, none upon another or upon a circle. */

import type { Spot } from "./spots.ts";

interface Named {
  spot: Spot;
  x: number;
  y: number;
}

type Box = [left: number, top: number, right: number, bottom: number];

const MOST = 90;
const PER_LETTER = 6.4;
const LINE = 15;

/** The radius of a place's circle. */
export function spotSize(events: number): number {
  return Math.min(3.6 + 1.8 * Math.sqrt(events), 26);
}

export function placeLabels(places: readonly Named[], size: { width: number; height: number }): Named[] {
  const taken: Box[] = [];
  for (const { spot, x, y } of places) {
    if (spot.kind !== "spot") continue;
    const r = spotSize(spot.events.length) - 1;
    taken.push([x - r, y - r, x + r, y + r]);
  }
  const labels: Named[] = [];
  for (const { spot, x, y } of places) {
    const width = [...spot.place.name].length * PER_LETTER;
    const radius = spot.kind === "spot" ? spotSize(spot.events.length) + 3 : -width / 2;
    const lefts = spot.kind === "spot" ? [x + radius, x - radius - width] : [x + radius];
    for (const left of lefts) {
      const top = y - LINE / 2;
      const box: Box = [left, top, left + width, top + LINE];
      if (left < 0 || top < 0 || left + width > size.width || top + LINE > size.height) continue;
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]))
        continue;
      taken.push(box);
      labels.push({ spot, x: left, y: top + 11.5 });
      break;
    }
    if (labels.length >= MOST) break;
  }
  return labels;
}
