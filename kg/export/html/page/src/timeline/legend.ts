/** What the signs of the timeline mean. */

import { h, s } from "../shell/dom.ts";

export function timelineLegend(): HTMLElement {
  const bar = (classes: string, width: number) =>
    s(
      "svg",
      { viewBox: "0 0 36 12", width: 36, height: 12, "aria-hidden": "true" },
      s("g", { class: `bar material-conflict ${classes}` }, s("rect", { x: 2, y: 1, width, height: 10, rx: 3 })),
    );
  const row = (shape: SVGElement, text: string) => h("li", {}, shape, text);
  return h(
    "ul",
    { class: "timeline-legend" },
    row(bar("full", 9), "on this day"),
    row(bar("full", 32), "all this time"),
    row(bar("full vague", 32), "some day within"),
    row(bar("full vague open-after", 32), "this day or later"),
    row(bar("hollow", 9), "planned, averted, denied …"),
  );
}
