/** Offsets of the graph count code points, JavaScript counts UTF-16 units: from the one to the other. */

export type Offset = (codePoints: number) => number;

/** A function from code points to UTF-16 units for one text; beyond its ends it stays at them. */
export function offsets(text: string): Offset {
  // Where each character beyond the first plane stands, in code points: each makes what follows one unit longer.
  const wide: number[] = [];
  let point = 0;
  for (const character of text) {
    if (character.length === 2) wide.push(point);
    point += 1;
  }
  return (codePoints) => {
    let [low, high] = [0, wide.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((wide[middle] as number) < codePoints) low = middle + 1;
      else high = middle;
    }
    return Math.min(Math.max(codePoints, 0) + low, text.length);
  };
}
