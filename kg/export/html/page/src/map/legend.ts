/** What the signs of the map mean. */

import { h, s } from "../shell/dom.ts";

export function mapLegend(): HTMLElement {
  const picture = (...shapes: SVGElement[]) =>
    s(
      "svg",
      { viewBox: "0 0 24 16", width: 24, height: 16, class: "sign material-conflict", "aria-hidden": "true" },
      ...shapes,
    );
  const row = (shape: Element, text: string) => h("li", {}, shape, text);
  return h(
    "ul",
    { class: "legend", "aria-label": "Legend" },
    row(picture(s("circle", { cx: 12, cy: 8, r: 5, fill: "currentColor" })), "in this town"),
    row(
      picture(
        s("circle", {
          cx: 12,
          cy: 8,
          r: 7,
          fill: "currentColor",
          "fill-opacity": 0.3,
          stroke: "currentColor",
          "stroke-dasharray": "2 2",
        }),
      ),
      "somewhere around here (province, region): not a border",
    ),
    row(
      picture(s("rect", { x: 3, y: 3, width: 18, height: 10, fill: "currentColor", opacity: 0.35 })),
      "somewhere in this country",
    ),
    row(dots("verbal-conflict", "material-conflict"), "mostly conflict: words, deeds"),
    row(dots("verbal-cooperation", "material-cooperation"), "mostly cooperation: words, deeds"),
  );
}

function dots(...quads: string[]): HTMLElement {
  const dot = (quad: string) =>
    s(
      "svg",
      { viewBox: "0 0 14 14", width: 14, height: 14, class: `sign ${quad}`, "aria-hidden": "true" },
      s("circle", { cx: 7, cy: 7, r: 5, fill: "currentColor" }),
    );
  return h("span", { class: "pair" }, ...quads.map(dot));
}
