/** Dates as the graph has them: days in ISO form, spans that may be open, and how to tell them to people. */

import type { KgEvent } from "./model.ts";

/** The first and last day of what is known, in ISO form; an open side is before or after all days. */
export interface Span {
  first: string;
  last: string;
}

export const ALWAYS_BEFORE = "0000-01-01";
export const ALWAYS_AFTER = "9999-12-31";
export const DAY_MS = 86_400_000;

export function span(event: KgEvent): Span | null {
  if (event.start !== undefined || event.end !== undefined)
    return { first: event.start ?? event.end ?? "", last: event.end ?? event.start ?? "" };
  if (event.notBefore === undefined && event.notAfter === undefined) return null;
  return { first: event.notBefore ?? ALWAYS_BEFORE, last: event.notAfter ?? ALWAYS_AFTER };
}

/** Whether the event fell on some day of its span, and did not last it: what EDTF writes as [a..b]. */
export function isUncertain(event: KgEvent): boolean {
  return event.start === undefined || (event.start !== event.end && !/^[^[]*\/[^[]*$/.test(event.edtf ?? ""));
}

export function toTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A day as people write it: 3 May 2024. */
export function tellDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** When an event happened, no more exactly than it is known. */
export function tellWhen(event: KgEvent): string {
  const { start, end, notBefore, notAfter } = event;
  if (start !== undefined && end !== undefined) return tellSpan(start, end, isUncertain(event));
  if (start !== undefined) return `from ${tellDay(start)}`;
  if (end !== undefined) return `until ${tellDay(end)}`;
  if (notBefore !== undefined && notAfter !== undefined)
    return `between ${tellDay(notBefore)} and ${tellDay(notAfter)}`;
  if (notBefore !== undefined) return `${tellDay(notBefore)} or later`;
  if (notAfter !== undefined) return `${tellDay(notAfter)} or earlier`;
  return event.told === undefined ? "no date" : `no date, told ${tellDay(event.told)}`;
}

function tellSpan(start: string, end: string, uncertain: boolean): string {
  if (start === end) return tellDay(start);
  const [year, month] = start.split("-");
  const lastOfMonth = toDay(Date.UTC(Number(year), Number(month), 0));
  const within = uncertain ? "some time in " : "";
  const monthName = MONTHS[Number(month) - 1];
  if (start.endsWith("-01") && end === lastOfMonth) return `${within}${monthName} ${year}`;
  if (start.endsWith("-01-01") && end === `${year}-12-31`) return `${within}${year}`;
  const [first, last] = [Number(start.slice(8)), Number(end.slice(8))];
  const isOneMonth = start.slice(0, 7) === end.slice(0, 7);
  if (uncertain && isOneMonth && last === first + 1) return `${first} or ${last} ${monthName} ${year}`;
  const days = isOneMonth ? `${first} to ${tellDay(end)}` : `${tellDay(start)} to ${tellDay(end)}`;
  return uncertain ? `a day from ${days}` : days;
}
