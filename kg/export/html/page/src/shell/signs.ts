/** The signs of actors and events as small drawings, the same as in the graph. */

import type { KgEvent } from "../data/model.ts";
import { s } from "./dom.ts";
import { type Look, lookOf, quadOf, type Shape, shapeOf } from "./marks.ts";

/** `kind` names the colour: "actor" or a class of events. */
export function sign(shape: Shape, look: Look, kind: string, size = 14): SVGSVGElement {
  return s(
    "svg",
    {
      viewBox: "-8 -8 16 16",
      width: size,
      height: size,
      class: `sign ${kind}`,
      "aria-hidden": "true",
      focusable: "false",
    },
    ...signParts(shape, look, 6.5),
  );
}

export function eventSign(event: KgEvent, size = 14): SVGSVGElement {
  return sign(shapeOf(event), lookOf(event), quadOf(event) ?? "other", size);
}

/** The outline and its filling, around 0, in `currentColor`. */
export function signParts(shape: Shape, look: Look, radius: number, paper = "var(--paper)"): SVGElement[] {
  const stroke = { stroke: "currentColor", "stroke-width": look === "full" ? 0 : radius * 0.3 };
  const fill = look === "full" ? "currentColor" : paper;
  const r = look === "full" ? radius : radius * 0.85;
  const outline =
    shape === "circle"
      ? s("circle", { r: r * 0.86, fill, ...stroke })
      : s("path", { d: shapePath(shape, r), fill, ...stroke });
  if (look !== "half") return [outline];
  const half =
    shape === "diamond" ? `M${-r} 0L0 ${-r}L0 ${r}Z` : `M${-r * 0.7} ${-r * 0.7}H${r * 0.7}L${-r * 0.7} ${r * 0.7}Z`;
  return [outline, s("path", { d: half, fill: "currentColor" })];
}

function shapePath(shape: Shape, r: number): string {
  const half = r * 0.7;
  return shape === "diamond" ? `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z` : `M${-half} ${-half}H${half}V${half}H${-half}Z`;
}
