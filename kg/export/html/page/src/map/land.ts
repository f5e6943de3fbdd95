/**
 * The countries of the world on a canvas, which stays quick where a drawing of a hundred thousand points would not:
 * of each outline only those points are drawn that differ on the screen, and only where something of it is seen.
 */

import { type GeoProjection, geoContains, geoPath } from "d3-geo";
import type { Placed } from "../shell/panzoom.ts";
import { type Country, readWorld } from "./world.ts";

interface Outline {
  country: Country;
  rings: Float32Array[];
  box: [left: number, top: number, right: number, bottom: number];
}

export interface Tint {
  colour: string;
  /** From 0 to 1. */
  strength: number;
}

export interface LandColours {
  sea: string;
  land: string;
  border: string;
}

const FINENESS = 0.8;
const BORDER = 0.8;

export class Land {
  #outlines: Outline[];
  #byIso = new Map<number, Outline>();

  constructor(projection: GeoProjection) {
    this.#outlines = readWorld().map((country) => outline(country, projection));
    for (const each of this.#outlines)
      if (each.country.id !== undefined) this.#byIso.set(Number(each.country.id), each);
  }

  has(iso: number): boolean {
    return this.#byIso.has(iso);
  }

  /** Which of some countries, by their ISO numbers, holds a point of the Earth. */
  find(isos: Iterable<number>, point: [number, number]): number | null {
    for (const iso of isos) {
      const found = this.#byIso.get(iso);
      if (found && geoContains(found.country, point)) return iso;
    }
    return null;
  }

  draw(canvas: HTMLCanvasElement, at: Placed, colours: LandColours, tints: ReadonlyMap<number, Tint>): void {
    // Kept in memory that the processor draws in: for outlines it is quicker than a graphics card in software.
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return;
    const scale = devicePixelRatio;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== width * scale || canvas.height !== height * scale)
      [canvas.width, canvas.height] = [width * scale, height * scale];
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, width, height);
    context.lineWidth = BORDER;
    context.lineJoin = "round";
    for (const each of this.#seen(at, width, height)) {
      context.beginPath();
      trace(each, at, context);
      context.fillStyle = colours.land;
      context.fill();
      const tint = tints.get(Number(each.country.id));
      if (tint) {
        context.globalAlpha = tint.strength;
        context.fillStyle = tint.colour;
        context.fill();
        context.globalAlpha = 1;
      }
      context.strokeStyle = colours.border;
      context.stroke();
    }
  }

  /** The outlines on the screen as paths, for a drawing that other programs open. */
  paths(at: Placed, width: number, height: number): { iso: number; d: string }[] {
    return this.#seen(at, width, height).map((each) => {
      const parts: string[] = [];
      trace(each, at, {
        moveTo: (x, y) => parts.push(`M${x.toFixed(1)} ${y.toFixed(1)}`),
        lineTo: (x, y) => parts.push(`L${x.toFixed(1)} ${y.toFixed(1)}`),
        closePath: () => parts.push("Z"),
      });
      return { iso: Number(each.country.id), d: parts.join("") };
    });
  }

  #seen({ k, x, y }: Placed, width: number, height: number): Outline[] {
    return this.#outlines.filter(
      ({ box: [left, top, right, bottom] }) =>
        right * k + x > 0 && left * k + x < width && bottom * k + y > 0 && top * k + y < height,
    );
  }
}

interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}

function trace({ rings }: Outline, { k, x, y }: Placed, pen: Pen): void {
  for (const ring of rings) {
    let [lastX, lastY] = [(ring[0] as number) * k + x, (ring[1] as number) * k + y];
    pen.moveTo(lastX, lastY);
    for (let i = 2; i < ring.length; i += 2) {
      const [px, py] = [(ring[i] as number) * k + x, (ring[i + 1] as number) * k + y];
      if (Math.abs(px - lastX) + Math.abs(py - lastY) < FINENESS) continue;
      pen.lineTo(px, py);
      [lastX, lastY] = [px, py];
    }
    pen.closePath();
  }
}

function outline(country: Country, projection: GeoProjection): Outline {
  const rings: number[][] = [];
  const pen = {
    beginPath: () => {},
    moveTo: (x: number, y: number) => rings.push([x, y]),
    lineTo: (x: number, y: number) => rings.at(-1)?.push(x, y),
    arc: () => {},
    closePath: () => {},
  };
  geoPath(projection, pen)(country);
  const box: Outline["box"] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i] as number, ring[i + 1] as number];
      [box[0], box[1], box[2], box[3]] = [
        Math.min(box[0], x),
        Math.min(box[1], y),
        Math.max(box[2], x),
        Math.max(box[3], y),
      ];
    }
  return { country, rings: rings.map((ring) => Float32Array.from(ring)), box };
}
