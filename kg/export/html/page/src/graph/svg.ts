/** The graph on the screen as a drawing that other programs can open. */

import { s } from "../shell/dom.ts";
import { signParts } from "../shell/signs.ts";
import { FONT } from "./labels.ts";
import type { Scene } from "./scene.ts";

export function drawGraph({ sigma, graph, colours, labels }: Scene): SVGSVGElement {
  const { width, height } = sigma.getDimensions();
  const at = new Map<string, { x: number; y: number; size: number; color: string }>();
  graph.forEachNode((node) => {
    const data = sigma.getNodeDisplayData(node);
    if (!data || data.hidden) return;
    const { x, y } = sigma.framedGraphToViewport(data);
    if (x < -50 || y < -50 || x > width + 50 || y > height + 50) return;
    at.set(node, { x, y, size: sigma.scaleSize(data.size), color: data.color });
  });
  const lines = s("g", { fill: "none", "stroke-width": 1 });
  graph.forEachEdge((tie, data, source, target) => {
    const [from, to] = [at.get(source), at.get(target)];
    if (!from || !to) return;
    const stroke = sigma.getEdgeDisplayData(tie)?.color ?? colours.line;
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const end = data.type === "arrow" ? to.size : 0;
    const [x, y] = [to.x - ux * end, to.y - uy * end];
    lines.append(s("path", { d: `M${n(from.x)} ${n(from.y)}L${n(x)} ${n(y)}`, stroke }));
    if (data.type === "arrow")
      lines.append(
        s("path", {
          d: `M${n(x)} ${n(y)}l${n(-6 * ux - 2.5 * uy)} ${n(-6 * uy + 2.5 * ux)}l${n(5 * uy)} ${n(-5 * ux)}z`,
          fill: stroke,
        }),
      );
  });
  const signs = s("g");
  for (const [node, { x, y, size, color }] of at) {
    const { shape, look } = graph.getNodeAttributes(node);
    signs.append(
      s("g", { transform: `translate(${n(x)} ${n(y)})`, color }, ...signParts(shape, look, size, colours.paper)),
    );
  }
  const names = s("g", {
    "paint-order": "stroke",
    stroke: colours.paper,
    "stroke-width": 3,
    "stroke-linejoin": "round",
  });
  for (const { text, x, y, strong } of labels.placed)
    names.append(
      s(
        "text",
        {
          x: n(x),
          y: n(y),
          fill: strong ? colours.ink : colours.muted,
          "font-size": strong ? 12.5 : 11,
          "font-weight": strong ? 600 : 400,
        },
        text,
      ),
    );
  const background = s("rect", { width, height, fill: colours.paper });
  return s(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT },
    background,
    lines,
    signs,
    names,
  );
}

/** A number with no more places than an eye sees. */
function n(value: number): number {
  return Math.round(value * 10) / 10;
}
