/** Events on a map that needs no network. What is known to be in a country or province only is never a point. */

import { geoCircle, geoEqualEarth, type GeoProjection, geoPath } from "d3-geo";
import { standAlone } from "../picture/stand_alone.ts";
import type { Context, View } from "../shell/context.ts";
import { h, iconButton, put, s } from "../shell/dom.ts";
import { plural } from "../shell/marks.ts";
import { PanZoom, type Placed } from "../shell/panzoom.ts";
import { placeLabels, spotSize } from "./labels.ts";
import { countryTints, landColours } from "./colours.ts";
import { Land } from "./land.ts";
import { mapLegend } from "./legend.ts";
import { gather, haloKm, type Spot } from "./spots.ts";

const WIDTH = 1000;
const HEIGHT = 490;
const KM_PER_DEGREE = 111.2;
const CLOSEST = 80;
const AT_FIRST = 14;
const MARGIN = 26;

export class MapView implements View {
  readonly element: HTMLElement;
  #context: Context;
  #projection: GeoProjection = geoEqualEarth().fitExtent(
    [
      [8, 8],
      [WIDTH - 8, HEIGHT - 8],
    ],
    { type: "Sphere" },
  );
  #path = geoPath(this.#projection);
  #land = new Land(this.#projection);
  #canvas = h("canvas", { class: "land", "aria-hidden": "true" });
  #halos = s("g");
  #marks = s("g");
  #names = s("g", { class: "names" });
  #svg = s(
    "svg",
    { class: "map", role: "group", "aria-label": "Map of the events", tabindex: "0" },
    this.#halos,
    this.#marks,
    this.#names,
  );
  #note = h("p", { class: "map-note" });
  #spots: Spot[] = [];
  #circles: [SVGElement, Spot][] = [];
  #zoom: PanZoom;
  #isFitted = false;
  #drawn: unknown = null;
  #frame = 0;

  constructor(context: Context) {
    this.#context = context;
    this.#zoom = new PanZoom(this.#svg, { least: 0.3, most: CLOSEST }, () => this.#soon());
    const drawing = h("div", { class: "drawing" }, this.#canvas, this.#svg, this.#note, this.#tools());
    this.element = h("section", { class: "view map-view" }, drawing, mapLegend());
    this.#svg.addEventListener("click", (event) => {
      if (!this.#zoom.hasMoved) this.#choose(this.#countryAt(event));
    });
  }

  show(): void {
    this.update();
    if (!this.#isFitted && this.#size().width > 0) this.#fit();
    else this.#soon();
  }

  update(): void {
    const events = this.#context.shown();
    if (this.#drawn !== events) {
      this.#drawn = events;
      const { spots, unplaced, unmapped } = gather(this.#context.network, events, (iso) => this.#land.has(iso));
      this.#spots = spots;
      const missing = [
        unplaced ? `${unplaced.toLocaleString("en")} have no place` : "",
        unmapped ? `${unmapped.toLocaleString("en")} have one whose position is not known` : "",
      ].filter(Boolean);
      put(this.#note, missing.length ? `Of these events ${missing.join(", ")}; the table lists them.` : null);
      this.#draw();
    }
    this.#markSelected();
    this.#soon();
  }

  onTheme(): void {
    this.#soon();
  }

  picture(): SVGSVGElement {
    const drawing = standAlone(this.#svg);
    const { width, height } = this.#size();
    const colours = landColours();
    const tints = countryTints(this.#spots, this.#context.store.state.selected);
    const land = this.#land.paths(this.#zoom.at, width, height).map(({ iso, d }) => {
      const tint = tints.get(iso);
      const base = s("path", { d, fill: colours.land, stroke: colours.border, "stroke-width": 0.8 });
      return tint ? s("g", {}, base, s("path", { d, fill: tint.colour, "fill-opacity": tint.strength })) : base;
    });
    drawing.querySelector("rect")?.setAttribute("fill", colours.sea);
    drawing.querySelector("rect")?.after(...land);
    return drawing;
  }

  #tools(): HTMLElement {
    return h(
      "div",
      { class: "stage-tools", role: "group", "aria-label": "Map tools" },
      iconButton("plus", "Nearer", () => this.#zoom.zoom(1.6)),
      iconButton("minus", "Farther", () => this.#zoom.zoom(1 / 1.6)),
      iconButton("fit", "Show all of it", () => this.#fit()),
    );
  }

  #draw(): void {
    this.#circles = [];
    const halos: SVGElement[] = [];
    const marks: SVGElement[] = [];
    for (const spot of this.#spots) {
      if (spot.kind === "halo") halos.push(this.#target(spot, s("path", { class: "halo", d: this.#halo(spot) })));
      if (spot.kind !== "spot") continue;
      const circle = s("circle", { class: "spot", r: spotSize(spot.events.length) });
      const mark = this.#target(spot, circle);
      this.#circles.push([mark, spot]);
      marks.push(mark);
    }
    put(this.#halos, ...halos);
    put(this.#marks, ...marks);
  }

  /** Something that stands for a place, to click and to reach by key. */
  #target(spot: Spot, shape: SVGElement): SVGElement {
    const count = spot.events.length;
    const vague = spot.kind === "spot" ? "" : `, somewhere in this ${spot.kind === "country" ? "country" : "area"}`;
    const words = `${spot.place.name}: ${plural(count, "event")}${vague}`;
    const onclick = (event: Event) => {
      event.stopPropagation();
      if (!this.#zoom.hasMoved) this.#choose(spot);
    };
    const onkeydown = (event: KeyboardEvent) => {
      if (event.key === "Enter" || event.key === " ") this.#choose(spot);
    };
    return s(
      "g",
      {
        class: `target ${spot.quad}`,
        "data-place": spot.place.id,
        role: "button",
        tabindex: "0",
        "aria-label": words,
        onclick,
        onkeydown,
      },
      shape,
      s("title", {}, words),
    );
  }

  #choose(spot: Spot | null): void {
    const only = spot?.events.length === 1 ? spot.events[0]?.id : spot?.place.id;
    this.#context.store.select(only ?? null);
  }

  #countryAt(event: MouseEvent): Spot | null {
    const { left, top } = this.#svg.getBoundingClientRect();
    const { k, x, y } = this.#zoom.at;
    const point = this.#projection.invert?.([(event.clientX - left - x) / k, (event.clientY - top - y) / k]);
    const countries = this.#spots.filter((spot) => spot.kind === "country");
    const iso = point
      ? this.#land.find(
          countries.map((spot) => spot.place.iso as number),
          point,
        )
      : null;
    return countries.find((spot) => spot.place.iso === iso) ?? null;
  }

  #markSelected(): void {
    const { network, store } = this.#context;
    const selected = store.state.selected;
    const near = new Set([selected, ...(network.event.get(selected ?? "")?.places ?? [])]);
    const own = new Set((network.eventsOf.get(selected ?? "") ?? []).flatMap((event) => event.places ?? []));
    for (const element of this.#svg.querySelectorAll<SVGElement>("[data-place]")) {
      const id = element.dataset.place ?? "";
      element.classList.toggle("selected", near.has(id));
      element.classList.toggle("away", own.size > 0 && !own.has(id) && !near.has(id));
    }
  }

  #at({ place }: Spot): [number, number] {
    return this.#projection([place.long ?? 0, place.lat ?? 0]) ?? [0, 0];
  }

  #halo({ place }: Spot): string | null {
    const radius = haloKm(place) / KM_PER_DEGREE;
    return this.#path(
      geoCircle()
        .center([place.long ?? 0, place.lat ?? 0])
        .radius(radius)(),
    );
  }

  #size(): { width: number; height: number } {
    const { width, height } = this.#svg.getBoundingClientRect();
    return { width, height };
  }

  /** Show all places that have events, no nearer than what surrounds them can be told. */
  #fit(): void {
    const { width, height } = this.#size();
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const spot of this.#spots) {
      if (spot.place.lat === undefined || spot.place.long === undefined) continue;
      const [x, y] = this.#at(spot);
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
    if (left > right) [left, right, top, bottom] = [MARGIN, WIDTH - MARGIN, MARGIN, HEIGHT - MARGIN];
    const k = Math.min(width / (right - left + 2 * MARGIN), height / (bottom - top + 2 * MARGIN), AT_FIRST);
    this.#isFitted = true;
    this.#zoom.set({ k, x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2 });
  }

  /** Draw with the next frame, once however much has changed. */
  #soon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#place(this.#zoom.at));
  }

  #place(at: Placed): void {
    const { k, x, y } = at;
    this.#land.draw(this.#canvas, at, landColours(), countryTints(this.#spots, this.#context.store.state.selected));
    this.#halos.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    for (const [mark, spot] of this.#circles) {
      const [cx, cy] = this.#at(spot);
      mark.setAttribute("transform", `translate(${cx * k + x} ${cy * k + y})`);
    }
    const named = this.#spots.map((spot) => {
      const [cx, cy] = this.#at(spot);
      return { spot, x: cx * k + x, y: cy * k + y };
    });
    const labels = placeLabels(named, this.#size()).map(({ spot, ...label }) => {
      const text = s("text", { ...label, class: `${spot.kind}-name` }, spot.place.name);
      return spot.kind === "country" ? this.#target(spot, text) : text;
    });
    put(this.#names, ...labels);
  }
}
