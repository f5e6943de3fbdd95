/** Events along time, a lane for each type: uncertain dates are spans, and what has no date is listed. */

import type { KgEvent } from "../data/model.ts";
import { DAY_MS, tellWhen, toDay } from "../data/time.ts";
import { eventLine } from "../claims/parts.ts";
import type { Context, View } from "../shell/context.ts";
import { button, h, iconButton, put, s } from "../shell/dom.ts";
import { lookOf, plural, QUADS, quadOf, tellType } from "../shell/marks.ts";
import { PanZoom } from "../shell/panzoom.ts";
import { standAlone } from "../picture/stand_alone.ts";
import { type Bar, type Lane, layLane } from "./lanes.ts";
import { timelineLegend } from "./legend.ts";
import { extent, type Scale, ticks, timeOf, xOf } from "./scale.ts";

const NAMES = 104;
const ROW = 13;
const GAP = 12;
const TOP = 26;
const HIGH = 34;
const LISTED = 300;

export class TimelineView implements View {
  readonly element: HTMLElement;
  #context: Context;
  #svg = s("svg", { class: "timeline", role: "group", "aria-label": "Timeline", tabindex: "0" });
  #frame = h("div", { class: "timeline-frame" }, this.#svg);
  #undated = h("details", { class: "undated" });
  #zoom: PanZoom;
  #range: { first: number; last: number } | null = null;

  constructor(context: Context) {
    this.#context = context;
    this.#zoom = new PanZoom(this.#svg, { least: 0.5, most: 4000, isFlat: true }, () => this.#draw());
    this.#svg.addEventListener("click", () => {
      if (!this.#zoom.hasMoved) context.store.select(null);
    });
    this.element = h(
      "section",
      { class: "view timeline-view" },
      h(
        "div",
        { class: "stage-tools", role: "group", "aria-label": "Timeline tools" },
        iconButton("plus", "Nearer", () => this.#zoom.zoom(1.8)),
        iconButton("minus", "Farther", () => this.#zoom.zoom(1 / 1.8)),
        iconButton("fit", "Show all of it", () => this.#zoom.set({ k: 1, x: 0, y: 0 })),
        button("Filter to this time", () => this.#filterToSeen(), { class: "tool" }),
      ),
      this.#frame,
      this.#undated,
      timelineLegend(),
    );
  }

  show(): void {
    this.update();
  }

  update(): void {
    const events = this.#context.shown();
    this.#range = extent(events);
    const undated = events.filter((event) => !event.start && !event.end && !event.notBefore && !event.notAfter);
    put(
      this.#undated,
      h("summary", {}, `${undated.length.toLocaleString("en")} without a date`),
      h("ul", { class: "events" }, ...undated.slice(0, LISTED).map((event) => eventLine(this.#context, event))),
      undated.length > LISTED ? h("p", { class: "hint" }, `The table has the other ${undated.length - LISTED}.`) : null,
    );
    this.#undated.hidden = undated.length === 0;
    this.#draw();
  }

  onTheme(): void {} // the style sheet has all its colours

  picture(): SVGSVGElement {
    return standAlone(this.#svg);
  }

  #scale(): Scale | null {
    const width = this.#frame.clientWidth - NAMES - 12;
    if (!this.#range || width <= 0) return null;
    const { k, x } = this.#zoom.at;
    const whole: Scale = { first: this.#range.first, last: this.#range.last + DAY_MS, width: width * k };
    return { first: timeOf(whole, -x), last: timeOf(whole, width - x), width };
  }

  #draw(): void {
    const scale = this.#scale();
    if (!scale) {
      put(this.#svg);
      this.#svg.setAttribute("height", "60");
      if (!this.#range)
        put(this.#svg, s("text", { x: 16, y: 36, class: "lane-name" }, "None of these events has a date."));
      return;
    }
    const groups = Map.groupBy(this.#context.shown(), (event) => event.type ?? "other");
    const types = [...groups.keys()].sort(
      (one, other) => rank(groups.get(other)) - rank(groups.get(one)) || one.localeCompare(other),
    );
    const body = s("g", { transform: `translate(${NAMES} ${TOP})` });
    let y = 0;
    for (const type of types) {
      const events = groups.get(type) as KgEvent[];
      const lane = layLane(events, scale);
      if (lane.kind === "bars" && !lane.bars.length) continue;
      const height = lane.kind === "bars" ? lane.rows * ROW : HIGH;
      body.append(
        s("line", { class: "lane-line", x1: -NAMES, x2: scale.width, y1: y - GAP / 2, y2: y - GAP / 2 }),
        s("text", { class: "lane-name", x: -NAMES + 10, y: y + Math.min(height, ROW) / 2 + 4 }, tellType(type)),
        this.#lane(lane, y, quadOf(events[0] as KgEvent) ?? "other"),
      );
      y += height + GAP;
    }
    const height = y + TOP + 6;
    const axis = s("g", { class: "axis", transform: `translate(${NAMES} 0)` });
    for (const { time, text } of ticks(scale)) {
      const x = xOf(scale, time);
      axis.append(s("line", { x1: x, x2: x, y1: TOP - 8, y2: height }));
      if (x < scale.width - 30) axis.append(s("text", { x: x + 4, y: 14 }, text));
    }
    this.#svg.setAttribute("height", String(height));
    this.#svg.setAttribute("width", String(this.#frame.clientWidth));
    put(this.#svg, axis, body);
  }

  #lane(lane: Lane, y: number, quad: string): SVGElement {
    if (lane.kind === "bars") return s("g", {}, ...lane.bars.map((bar) => this.#bar(bar, y + bar.row * ROW)));
    const bars = lane.bins.map(({ x, width, count }) => {
      const height = Math.max((HIGH - 4) * (count / lane.most), 1.5);
      return s(
        "rect",
        { x, width: width - 1, y: y + HIGH - 2 - height, height },
        s("title", {}, plural(count, "event")),
      );
    });
    return s("g", { class: `bins ${quad}` }, ...bars);
  }

  #bar(bar: Bar, y: number): SVGElement {
    const { store } = this.#context;
    const { event } = bar;
    const words = `${event.label}, ${tellWhen(event)}`;
    const open = bar.isOpenBefore ? " open-before" : bar.isOpenAfter ? " open-after" : "";
    const classes = `bar ${quadOf(event) ?? "other"} ${lookOf(event)}${bar.isUncertain ? " vague" : ""}${open}${event.id === store.state.selected ? " selected" : ""}`;
    const select = (clicked: Event) => {
      clicked.stopPropagation();
      if (!this.#zoom.hasMoved) store.select(event.id);
    };
    const onkeydown = (pressed: KeyboardEvent) => {
      if (pressed.key === "Enter" || pressed.key === " ") select(pressed);
    };
    const shape = s("rect", { x: bar.x, y, width: bar.width, height: ROW - 3, rx: bar.width > 14 ? 3 : 2 });
    return s(
      "g",
      { class: classes, role: "button", tabindex: "0", "aria-label": words, onclick: select, onkeydown },
      shape,
      s("title", {}, words),
    );
  }

  #filterToSeen(): void {
    const scale = this.#scale();
    if (scale) this.#context.store.set({ from: toDay(scale.first), to: toDay(scale.last - DAY_MS) });
  }
}

/** Conflict before cooperation, deeds before words. */
function rank(events: readonly KgEvent[] | undefined): number {
  const quad = events?.[0] ? quadOf(events[0]) : null;
  return quad ? QUADS.indexOf(quad) : -1;
}
