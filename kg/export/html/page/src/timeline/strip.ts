/** How many events there are at each time, as a strip below the other views: drag over it to filter by time. */

import type { Context } from "../shell/context.ts";
import { DAY_MS, isUncertain, toDay, toTime } from "../data/time.ts";
import { button, h, put, s } from "../shell/dom.ts";
import { extent, type Scale, ticks, timeOf, xOf } from "./scale.ts";

const HEIGHT = 56;
const AXIS = 18;
const BIN = 5;

export class TimeStrip {
  readonly element: HTMLElement;
  #context: Context;
  #svg = s("svg", { height: HEIGHT + AXIS, "aria-hidden": "true" });
  #told = h("p", { class: "hint" });
  #scale: Scale | null = null;
  #drag: { from: number; to: number } | null = null;

  constructor(context: Context) {
    this.#context = context;
    this.element = h("div", { class: "strip", role: "group", "aria-label": "Events in time" }, this.#svg, this.#told);
    this.#svg.addEventListener("pointerdown", (event) => {
      this.#svg.setPointerCapture(event.pointerId);
      this.#drag = { from: this.#x(event), to: this.#x(event) };
    });
    this.#svg.addEventListener("pointermove", (event) => {
      if (!this.#drag) return;
      this.#drag.to = this.#x(event);
      this.update();
    });
    this.#svg.addEventListener("pointerup", () => this.#choose());
    new ResizeObserver(() => this.update()).observe(this.element);
  }

  update(): void {
    const { network, store, filter } = this.#context;
    const range = extent(network.events);
    const width = this.element.clientWidth;
    this.element.hidden = range === null;
    if (!range || !width) return;
    const scale: Scale = { first: range.first - DAY_MS, last: range.last + DAY_MS, width };
    this.#scale = scale;
    const { state } = store;
    const hasTime = state.from !== null || state.to !== null;
    const other = hasTime ? filter.events({ ...state, from: null, to: null }) : this.#context.shown();
    const [certain, vague] = [
      new Float64Array(Math.ceil(width / BIN) + 1),
      new Float64Array(Math.ceil(width / BIN) + 1),
    ];
    for (const event of other) {
      const day = event.start ?? event.notBefore ?? event.end ?? event.notAfter;
      const bin = day === undefined ? -1 : Math.floor(xOf(scale, toTime(day)) / BIN);
      const bins = isUncertain(event) ? vague : certain;
      if (bin >= 0 && bin < bins.length) bins[bin]! += 1;
    }
    const most = Math.max(...certain.map((count, i) => count + (vague[i] ?? 0)), 1);
    const high = (count: number) => (count ? Math.max((HEIGHT - 8) * Math.sqrt(count / most), 2) : 0);
    const bars: SVGElement[] = [];
    certain.forEach((count, i) => {
      const [whole, sure] = [high(count + (vague[i] ?? 0)), high(count)];
      if (whole) bars.push(s("rect", { class: "vague", x: i * BIN, width: BIN - 1, y: HEIGHT - whole, height: whole }));
      if (sure) bars.push(s("rect", { x: i * BIN, width: BIN - 1, y: HEIGHT - sure, height: sure }));
    });
    const axis = ticks(scale, 52)
      .filter(({ time }) => xOf(scale, time) < width - 34)
      .map(({ time, text }) => s("text", { x: xOf(scale, time) + 2, y: HEIGHT + 13 }, text));
    this.#svg.setAttribute("width", String(width));
    put(
      this.#svg,
      s("line", { class: "base", x1: 0, x2: width, y1: HEIGHT, y2: HEIGHT }),
      ...bars,
      ...axis,
      this.#window(scale),
    );
    put(
      this.#told,
      hasTime ? `${state.from ?? "…"} to ${state.to ?? "…"}` : "Drag here to choose a time",
      hasTime ? button("All times", () => store.set({ from: null, to: null }), { class: "small" }) : null,
    );
  }

  /** The chosen time: what is outside it is dimmed. */
  #window(scale: Scale): SVGElement | null {
    const { from, to } = this.#context.store.state;
    let [left, right] = [
      from === null ? 0 : xOf(scale, toTime(from)),
      to === null ? scale.width : xOf(scale, toTime(to) + DAY_MS),
    ];
    if (this.#drag)
      [left, right] = [Math.min(this.#drag.from, this.#drag.to), Math.max(this.#drag.from, this.#drag.to)];
    else if (from === null && to === null) return null;
    [left, right] = [Math.max(left, 0), Math.min(Math.max(right, 0), scale.width)];
    return s(
      "g",
      { class: "window" },
      s("rect", { class: "outside", x: 0, width: left, y: 0, height: HEIGHT }),
      s("rect", { class: "outside", x: right, width: Math.max(scale.width - right, 0), y: 0, height: HEIGHT }),
      s("rect", { class: "inside", x: left, width: Math.max(right - left, 1), y: 0, height: HEIGHT }),
    );
  }

  #x(event: PointerEvent): number {
    return event.clientX - this.#svg.getBoundingClientRect().left;
  }

  #choose(): void {
    const [drag, scale] = [this.#drag, this.#scale];
    this.#drag = null;
    if (!drag || !scale) return;
    const [left, right] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
    if (right - left < 4) this.#context.store.set({ from: null, to: null });
    else this.#context.store.set({ from: toDay(timeOf(scale, left)), to: toDay(timeOf(scale, right)) });
  }
}
