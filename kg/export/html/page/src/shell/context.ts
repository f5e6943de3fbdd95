/** What every part of the page gets to work with, and what a view is. */

import type { KgEvent } from "../data/model.ts";
import type { Network } from "../data/network.ts";
import type { Source } from "../data/source.ts";
import type { Filter } from "../state/filter.ts";
import type { Store } from "../state/state.ts";

export interface Context {
  readonly network: Network;
  readonly source: Source;
  readonly store: Store;
  readonly filter: Filter;
  /** The events that the filters leave. */
  shown(): readonly KgEvent[];
  /** Tell how far long work is, by its name; 1 is done. */
  progress(name: string, words: string, share: number): void;
  /** Tell somebody who does not see the page. */
  announce(words: string): void;
}

/** One way to look at the events. It is made when it is first looked at, and told of changes while it is on the screen. */
export interface View {
  readonly element: HTMLElement;
  /** It is on the screen, with its size: draw. */
  show(): void;
  /** The filters, the focus or the selection have changed. */
  update(): void;
  /** The theme has changed. */
  onTheme(): void;
  /** What is on the screen as a drawing, where it can be one. */
  picture(): SVGSVGElement | null;
}

export function isCalm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
