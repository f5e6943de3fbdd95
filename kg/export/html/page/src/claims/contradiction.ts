/** Whether numbers can all be true. */

import type { Figure } from "../data/model.ts";

/** Whether two numbers of one thing cannot both be true. */
export function contradicts(one: Figure, other: Figure): boolean {
  const low = (figure: Figure) => figure.low ?? figure.best ?? Number.NEGATIVE_INFINITY;
  const high = (figure: Figure) => figure.high ?? figure.best ?? Number.POSITIVE_INFINITY;
  return low(one) > high(other) || low(other) > high(one);
}
