/** How things look, everywhere the same: colours of events, signs of classes, words for codes. */

import type { KgEvent } from "../data/model.ts";
import type { Words } from "../data/model.ts";

/** Cooperation is blue and conflict orange to red, words are light diamonds and deeds dark squares: colour never alone. */
export const QUADS = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"] as const;
export type Quad = (typeof QUADS)[number];

export type Shape = "circle" | "square" | "diamond";
export type Look = "full" | "hollow" | "half";

export interface Palette {
  actor: string;
  quads: Record<Quad, string>;
  other: string;
  paper: string;
  ink: string;
  muted: string;
  line: string;
  faint: string;
  accent: string;
}

/** The colours of the theme in force, as the style sheet has them, for what is drawn on a canvas. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const quads = Object.fromEntries(QUADS.map((quad) => [quad, of(quad)])) as Record<Quad, string>;
  return {
    actor: of("actor"),
    quads,
    other: of("muted"),
    paper: of("paper"),
    ink: of("ink"),
    muted: of("muted"),
    line: of("edge"),
    faint: of("faint"),
    accent: of("accent"),
  };
}

export function quadOf(event: KgEvent): Quad | null {
  return QUADS.find((quad) => quad === event.quad) ?? null;
}

export function colourOf(event: KgEvent, colours: Palette): string {
  const quad = quadOf(event);
  return quad ? colours.quads[quad] : colours.other;
}

export function shapeOf(event: KgEvent): Shape {
  return event.quad?.startsWith("verbal") ? "diamond" : "square";
}

/** Full is what happened, hollow what did not (yet), half what is disputed. */
export function lookOf(event: KgEvent): Look {
  if (event.status === "disputed") return "half";
  return event.factuality === undefined || event.factuality === "actual" ? "full" : "hollow";
}

/** A code as words: "material-conflict" is "material conflict", "leaderOf" is "leader of". */
export function tell(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_]/g, " ")
    .toLowerCase();
}

/** An event type as a word: "ASSAULT" is "Assault". */
export function tellType(type: string): string {
  const words = tell(type);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a code means. Looked up as own keys alone, whatever a graph calls its codes. */
export function meaning(words: Words, list: string, code: string): string | undefined {
  const codes = list === "type" ? words.types : words.codes[list];
  if (!codes || !Object.hasOwn(codes, code)) return undefined;
  const found = codes[code];
  return typeof found === "string" ? found : found?.definition;
}

export function countryName(words: Words, code: string): string {
  return Object.hasOwn(words.countries, code) ? (words.countries[code] ?? code) : code;
}

export function plural(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}
