/** What is drawn in a lane: each event as a span, packed into rows; where they are too many, how many at each time. */

import type { KgEvent } from "../data/model.ts";
import { ALWAYS_AFTER, ALWAYS_BEFORE, DAY_MS, isUncertain, span, toTime } from "../data/time.ts";
import { type Scale, xOf } from "./scale.ts";

export interface Bar {
  event: KgEvent;
  x: number;
  width: number;
  row: number;
  /** It happened at some time within, no one knows when. */
  isUncertain: boolean;
  isOpenBefore: boolean;
  isOpenAfter: boolean;
}

export interface Bin {
  x: number;
  width: number;
  count: number;
}

export type Lane = { kind: "bars"; bars: Bar[]; rows: number } | { kind: "bins"; bins: Bin[]; most: number };

const NARROWEST = 9;
const MOST_ROWS = 9;
const BIN = 6;

export function layLane(events: readonly KgEvent[], scale: Scale): Lane {
  const bars: Bar[] = [];
  for (const event of events) {
    const bar = toBar(event, scale);
    if (bar && bar.x < scale.width && bar.x + bar.width > 0) bars.push(bar);
  }
  bars.sort((one, other) => one.x - other.x || other.width - one.width || one.event.id.localeCompare(other.event.id));
  const ends: number[] = [];
  for (const bar of bars) {
    let row = ends.findIndex((end) => end <= bar.x);
    if (row < 0) row = ends.length;
    ends[row] = bar.x + bar.width + 2;
    bar.row = row;
    if (ends.length > MOST_ROWS) return toBins(bars, scale);
  }
  return { kind: "bars", bars, rows: Math.max(ends.length, 1) };
}

function toBar(event: KgEvent, scale: Scale): Bar | null {
  const known = span(event);
  if (!known) return null;
  const [isOpenBefore, isOpenAfter] = [known.first === ALWAYS_BEFORE, known.last === ALWAYS_AFTER];
  // An open side is drawn a little beyond the day that is known, and fades.
  const first = isOpenBefore ? toTime(known.last) - 20 * DAY_MS : toTime(known.first);
  const last = isOpenAfter ? toTime(known.first) + 20 * DAY_MS : toTime(known.last);
  const x = xOf(scale, first);
  const width = Math.max(xOf(scale, last + DAY_MS) - x, NARROWEST);
  return { event, x, width, row: 0, isUncertain: isUncertain(event), isOpenBefore, isOpenAfter };
}

/** How many events begin in each stretch of the line. */
function toBins(bars: readonly Bar[], scale: Scale): Lane {
  const counts = new Map<number, number>();
  for (const bar of bars) {
    const bin = Math.floor(Math.max(bar.x, 0) / BIN);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const bins = [...counts].map(([bin, count]) => ({ x: bin * BIN, width: BIN, count }));
  return { kind: "bins", bins: bins.filter((bin) => bin.x < scale.width), most: Math.max(...counts.values()) };
}
