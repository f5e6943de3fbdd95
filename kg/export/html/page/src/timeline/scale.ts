/** Time along a line: from a time to a place and back, and where to write days, months or years. */

import { DAY_MS, toTime } from "../data/time.ts";
import type { KgEvent } from "../data/model.ts";

export interface Scale {
  first: number;
  last: number;
  width: number;
}

export function xOf({ first, last, width }: Scale, time: number): number {
  return ((time - first) / (last - first || 1)) * width;
}

export function timeOf({ first, last, width }: Scale, x: number): number {
  return first + (x / (width || 1)) * (last - first);
}

/** The time that most events are in: a few very old ones do not press the rest into a corner. */
export function extent(events: readonly KgEvent[]): { first: number; last: number } | null {
  const starts: number[] = [];
  let [first, last] = [Infinity, -Infinity];
  for (const event of events)
    for (const day of [event.start, event.end, event.notBefore, event.notAfter]) {
      if (day === undefined) continue;
      const time = toTime(day);
      if (Number.isNaN(time)) continue;
      starts.push(time);
      first = Math.min(first, time);
      last = Math.max(last, time + DAY_MS);
    }
  if (!starts.length) return null;
  starts.sort((one, other) => one - other);
  const early = starts[Math.floor(starts.length * 0.12)] as number;
  const usual = Math.max(last - early, 30 * DAY_MS);
  const begin = starts.length > FEW && first < early - usual ? early - 0.2 * usual : first;
  const margin = 0.02 * (last - begin);
  return { first: begin - margin, last: last + margin };
}

/** Of so few days all are shown, however far they are apart. */
const FEW = 60;

export interface Tick {
  time: number;
  text: string;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const STEPS: [days: number, make: (date: Date) => [Date, string]][] = [
  [1, (d) => [utc(d, 0, 1), `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}`]],
  [7, (d) => [utc(d, 0, 7), `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}`]],
  [30, (d) => [utc(d, 1, 0), d.getUTCMonth() ? (MONTHS[d.getUTCMonth()] as string) : String(d.getUTCFullYear())]],
  [91, (d) => [utc(d, 3, 0), d.getUTCMonth() ? (MONTHS[d.getUTCMonth()] as string) : String(d.getUTCFullYear())]],
  [365, (d) => [utc(d, 12, 0), String(d.getUTCFullYear())]],
  [1826, (d) => [utc(d, 60, 0), String(d.getUTCFullYear())]],
  [3652, (d) => [utc(d, 120, 0), String(d.getUTCFullYear())]],
  [9131, (d) => [utc(d, 300, 0), String(d.getUTCFullYear())]],
];

function utc(date: Date, months: number, days: number): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate() + days));
}

export function ticks(scale: Scale, apart = 44): Tick[] {
  const days = (scale.last - scale.first) / DAY_MS;
  const fits = (step: number) => (scale.width * step) / days >= apart;
  const [step, make] = STEPS.find(([each]) => fits(each)) ?? (STEPS.at(-1) as (typeof STEPS)[number]);
  const start = new Date(scale.first);
  const years = Math.max(Math.round(step / 365), 1);
  const year = Math.floor(start.getUTCFullYear() / years) * years;
  let date =
    step >= 365
      ? new Date(Date.UTC(year, 0, 1))
      : step >= 30
        ? new Date(Date.UTC(start.getUTCFullYear(), 0, 1))
        : new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()));
  const found: Tick[] = [];
  while (date.getTime() <= scale.last && found.length < 200) {
    const [next, text] = make(date);
    if (date.getTime() >= scale.first) found.push({ time: date.getTime(), text });
    date = next;
  }
  return found;
}
