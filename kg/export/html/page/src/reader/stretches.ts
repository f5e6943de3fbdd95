/** Cuts a text where marks begin and end, so that marks which overlap can all be shown. */

export interface Mark {
  start: number;
  end: number;
  node: string;
  kind: string;
}

export interface Stretch {
  start: number;
  end: number;
  /** The marks over it, the shortest first: that one gives it its look. */
  marks: Mark[];
  isQuote: boolean;
}

export function stretches(length: number, marks: readonly Mark[], quote: { start: number; end: number }): Stretch[] {
  const valid = marks.filter((mark) => mark.start < mark.end && mark.start >= 0 && mark.end <= length);
  const edges = new Set([0, length]);
  for (const mark of valid) edges.add(mark.start).add(mark.end);
  const hasQuote = quote.start < quote.end && quote.end <= length;
  if (hasQuote) edges.add(quote.start).add(quote.end);
  const cuts = [...edges].sort((one, other) => one - other);
  const starts = [...valid].sort((one, other) => one.start - other.start);
  const found: Stretch[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] as number, cuts[i + 1] as number];
    open = open.filter((mark) => mark.end > start);
    for (let mark = starts[next]; mark && mark.start <= start; mark = starts[++next]) open.push(mark);
    const over = [...open].sort((one, other) => one.end - one.start - (other.end - other.start));
    found.push({ start, end, marks: over, isQuote: hasQuote && start >= quote.start && end <= quote.end });
  }
  return found;
}
