/**
 * Names beside nodes, none upon another: where a name finds no room it waits until somebody comes nearer.
 *
 * sigma asks for labels one by one; they are gathered, and placed together when a frame is complete, the larger nodes'
 * first. What is placed is known, so that a saved picture has the same names in the same places.
 */

import { type Palette, palette } from "../shell/marks.ts";

interface Asked {
  x: number;
  y: number;
  size: number;
  label: string | null;
  key?: string;
  strong?: boolean;
  forceLabel?: boolean;
}

export interface Label {
  text: string;
  x: number;
  y: number;
  strong: boolean;
}

type Box = [left: number, top: number, right: number, bottom: number];

export const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';
const GAP = 4;
const MOST = 400;

export class Labels {
  colours: Palette = palette();
  /** What the last frame wrote. */
  placed: Label[] = [];
  #asked: Asked[] = [];
  #context: CanvasRenderingContext2D | null = null;

  /** One name of the frame under way: sigma's function for labels. */
  ask = (context: CanvasRenderingContext2D, data: Asked): void => {
    this.#context = context;
    if (data.label) this.#asked.push(data);
  };

  /** Nothing is asked yet: a frame begins. */
  begin(): void {
    this.#asked = [];
  }

  /** Write the names of a frame; the circles of `nodes` are kept free where there is another place. */
  flush(nodes: readonly { x: number; y: number; size: number }[], screen: { width: number; height: number }): void {
    const context = this.#context;
    const asked = this.#asked.sort((one, other) => rank(other) - rank(one));
    const taken: Box[] = [];
    const discs = nodes.map(({ x, y, size }): Box => [x - size, y - size, x + size, y + size]);
    this.placed = [];
    for (const each of asked.slice(0, MOST)) {
      const label = context && place(context, each, taken, discs, screen.width);
      if (label) this.placed.push(label);
    }
    if (context) for (const label of this.placed) this.#write(context, label);
  }

  /** A node under the pointer: a ring, and its name on a plate. */
  hover = (context: CanvasRenderingContext2D, data: Asked): void => {
    const { ink, paper, line, accent } = this.colours;
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = accent;
    context.stroke();
    if (!data.label) return;
    context.font = font(true);
    const width = context.measureText(data.label).width;
    const left = data.x + data.size + GAP + 2;
    context.beginPath();
    context.roundRect(left, data.y - 12, width + 14, 24, 6);
    context.fillStyle = paper;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = line;
    context.stroke();
    context.fillStyle = ink;
    context.fillText(data.label, left + 7, data.y + 4.5);
  };

  #write(context: CanvasRenderingContext2D, { text, x, y, strong }: Label): void {
    const { ink, muted, paper } = this.colours;
    context.font = font(strong);
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = paper;
    context.fillStyle = strong ? ink : muted;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

export function font(strong: boolean): string {
  return strong ? `600 12.5px ${FONT}` : `400 11px ${FONT}`;
}

function rank(asked: Asked): number {
  return (asked.forceLabel ? 1000 : 0) + (asked.strong ? 100 : 0) + asked.size;
}

/** To the right, to the left, above or below: the first place where nothing is, else where no other name is. */
function place(
  context: CanvasRenderingContext2D,
  asked: Asked,
  taken: Box[],
  discs: Box[],
  screenWidth: number,
): Label | null {
  const strong = Boolean(asked.strong);
  const text = asked.label ?? "";
  context.font = font(strong);
  const [width, height] = [context.measureText(text).width + GAP, strong ? 14 : 12];
  const { x, y } = asked;
  const away = asked.size + GAP;
  const corners: [number, number][] = [
    [x + away, y - height / 2],
    [x - away - width, y - height / 2],
    [x - width / 2, y - away - height],
    [x - width / 2, y + away - 2],
  ];
  const boxes = corners.map(([left, top]): Box => [left, top, left + width, top + height]);
  const seen = boxes.filter((box) => box[0] > 2 && box[2] < screenWidth - 2);
  const free = seen.filter((box) => !taken.some((other) => meet(box, other)));
  const best =
    free.find((box) => !discs.some((disc) => meet(box, disc))) ??
    (strong ? free[0] : undefined) ??
    (asked.forceLabel && asked.strong ? seen[0] : undefined);
  if (!best) return null;
  taken.push(best);
  return { text, x: best[0], y: best[1] + height - 2.5, strong };
}

function meet(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
