/** The graph with its tools, keys and legend: what is shown, what is chosen, what a hand does with it. */

import { type Context, type View } from "../shell/context.ts";
import { button, h, iconButton, put } from "../shell/dom.ts";
import { colourOf, palette } from "../shell/marks.ts";
import { around, buildGraph, type Drawn, tieColour, tiesOf } from "./build.ts";
import { dragNodes } from "./drag.ts";
import { Layout } from "./layout.ts";
import { graphLegend } from "./legend.ts";
import { type Covered, Scene } from "./scene.ts";
import { drawGraph } from "./svg.ts";
import { nodeTowards } from "./walk.ts";

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const PAN = 0.12;
const FIRST_PAUSE = 250;
const ZOOM = 1.4;

export class GraphView implements View {
  readonly element: HTMLElement;
  #context: Context;
  #stage = h("div", { class: "graph-stage", tabindex: "0", role: "application", "aria-roledescription": "graph" });
  #note = h("p", { class: "stage-note" });
  #focusBar = h("div", { class: "focus-bar" });
  #scene: Scene | null = null;
  #layout = new Layout();
  #wasFocused = false;
  /** The node that a hand chose: the camera stays where the hand is. */
  #clicked: string | null = null;

  constructor(context: Context) {
    this.#context = context;
    this.element = h(
      "section",
      { class: "view graph-view" },
      h("div", { class: "drawing" }, this.#stage, this.#focusBar, this.#note, this.#tools()),
      graphLegend(),
    );
    this.#stage.addEventListener("keydown", (event) => this.#onKey(event));
  }

  show(): void {
    if (this.#scene) {
      this.#scene.sigma.resize();
      this.#scene.sigma.refresh();
    } else this.#start();
  }

  update(): void {
    const scene = this.#scene;
    if (!scene) return;
    const { focus, selected } = this.#context.store.state;
    const before = scene.shown;
    scene.shown = this.#choose();
    const isNews = selected !== scene.selected;
    scene.select(selected);
    const hasChanged = before.size !== scene.shown.size || [...scene.shown].some((node) => !before.has(node));
    const isRearranged = hasChanged && (focus.length > 0 || this.#wasFocused);
    this.#wasFocused = focus.length > 0;
    scene.sigma.refresh();
    if (isRearranged) this.#arrange((node) => scene.shown.has(node));
    else if (hasChanged) scene.fit(true);
    else if (isNews && scene.selected !== null && scene.selected !== this.#clicked) scene.look(coveredBy(this.#stage));
    this.#tell();
  }

  onTheme(): void {
    const scene = this.#scene;
    if (!scene) return;
    scene.recolour();
    const { network } = this.#context;
    scene.graph.forEachNode((node, data) => {
      const event = data.isEvent ? network.event.get(node) : undefined;
      data.color = event ? colourOf(event, scene.colours) : scene.colours.actor;
    });
    const color = tieColour(network, scene.colours);
    scene.graph.forEachEdge((_, data) => {
      data.color = color;
    });
    scene.sigma.refresh();
  }

  picture(): SVGSVGElement | null {
    return this.#scene ? drawGraph(this.#scene) : null;
  }

  #start(): void {
    const colours = palette();
    const graph = buildGraph(this.#context.network, colours, this.#stage);
    if (!graph.order) return this.#tell();
    const { nodes, ties } = tiesOf(graph, this.#stage, () => true);
    this.#layout.first(ties, (step) => {
      nodes.forEach((node, i) => {
        graph.mergeNodeAttributes(node, { x: step.places[2 * i] as number, y: step.places[2 * i + 1] as number });
      });
    });
    const scene = this.#makeScene(graph);
    if (!scene) return;
    this.#scene = scene;
    dragNodes(scene);
    scene.sigma.on("clickNode", ({ node }) => {
      this.#clicked = node;
      this.#context.store.select(node);
    });
    scene.sigma.on("clickStage", () => this.#context.store.select(null));
    scene.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.#expand(node);
    });
    this.#wasFocused = this.#context.store.state.focus.length > 0;
    // The first picture comes before the work that makes it better.
    setTimeout(() => this.#arrange(this.#wasFocused ? (node) => scene.shown.has(node) : () => true), FIRST_PAUSE);
    this.#tell();
  }

  /** The scene, or what to say where the browser has no WebGL. */
  #makeScene(graph: Drawn): Scene | null {
    try {
      return new Scene(graph, this.#stage, this.#choose(), this.#context.store.state.selected);
    } catch (error) {
      console.warn(error);
      put(
        this.#stage,
        h("p", { class: "empty" }, "This browser cannot draw the graph: it has no WebGL. The table has the same."),
      );
      return null;
    }
  }

  /** The nodes to draw: the events that the filters leave with who takes part, of these those around the focus. */
  #choose(): Set<string> {
    const { network, store } = this.#context;
    const { focus } = store.state;
    const near = focus.length ? around(network, focus) : null;
    const shown = new Set<string>(focus);
    for (const event of this.#context.shown()) {
      if (near && !near.has(event.id)) continue;
      shown.add(event.id);
      for (const side of event.sides ?? []) shown.add(side.actor);
    }
    return shown;
  }

  #arrange(which: (node: string) => boolean): void {
    const scene = this.#scene;
    if (!scene) return;
    const { nodes, ties } = tiesOf(scene.graph, this.#stage, which);
    this.element.dataset.settled = "false";
    scene.sigma.setCustomBBox(null);
    this.#layout.run(ties, ({ share, places }) => {
      scene.place(nodes, places);
      this.#context.progress("layout", "Arranging the graph", share);
      this.element.dataset.settled = String(share === 1);
      if (share < 1 && scene.shown.size === scene.graph.order) return; // sigma frames the whole by itself
      scene.sigma.refresh();
      if (share === 1 && scene.selected !== null) scene.look(coveredBy(this.#stage));
      else scene.fit(share === 1);
    });
  }

  #expand(node: string): void {
    const { store } = this.#context;
    if (!store.state.focus.includes(node)) store.set({ focus: [...store.state.focus, node], selected: node });
  }

  #tools(): HTMLElement {
    const labels = h(
      "button",
      { type: "button", class: "tool", "aria-pressed": "false", title: "Write on each line what it means" },
      "Line labels",
    );
    labels.addEventListener("click", () => {
      if (!this.#scene) return;
      this.#scene.isLabelled = !this.#scene.isLabelled;
      labels.setAttribute("aria-pressed", String(this.#scene.isLabelled));
      this.#scene.sigma.setSetting("renderEdgeLabels", true);
      this.#scene.sigma.refresh();
    });
    return h(
      "div",
      { class: "stage-tools", role: "group", "aria-label": "Graph tools" },
      iconButton("plus", "Zoom in", () => this.#scene?.zoom(1 / ZOOM)),
      iconButton("minus", "Zoom out", () => this.#scene?.zoom(ZOOM)),
      iconButton("fit", "Show all of it", () => this.#scene?.fit(true)),
      labels,
    );
  }

  #onKey(event: KeyboardEvent): void {
    const scene = this.#scene;
    if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const { store } = this.#context;
    if (step && scene.selected !== null && !event.shiftKey) {
      const next = nodeTowards(scene, scene.selected, step);
      if (next !== null) store.select(next);
    } else if (step) scene.pan(step[0] * PAN, step[1] * PAN);
    else if (event.key === "+" || event.key === "=") scene.zoom(1 / ZOOM);
    else if (event.key === "-") scene.zoom(ZOOM);
    else if (event.key === "0") scene.fit(true);
    else if (event.key === "e" && scene.selected !== null) this.#expand(scene.selected);
    else return;
    event.preventDefault();
  }

  #tell(): void {
    const { network, store } = this.#context;
    const shown = this.#scene?.shown ?? new Set();
    const events = [...shown].filter((id) => network.event.has(id as string)).length;
    const told = `Graph of ${shown.size - events} actors and ${events} events. `;
    const keys = "Arrow keys go from node to node, plus and minus zoom, e expands. The table has the same events.";
    this.#stage.setAttribute("aria-label", told + keys);
    put(
      this.#note,
      network.events.length
        ? shown.size
          ? null
          : "No event fits these filters."
        : "There is no event in this graph yet.",
    );
    this.#note.hidden = shown.size > 0;
    const { focus } = store.state;
    this.#focusBar.hidden = focus.length === 0;
    put(
      this.#focusBar,
      h("span", {}, `Around ${focus.map((id) => network.name(id)).join(", ")}`),
      button("Show all", () => store.set({ focus: [] }), { class: "small" }),
    );
  }
}

/** What the panel takes of the stage: on small screens it lies upon it, from the side or from below. */
function coveredBy(stage: HTMLElement): Covered {
  const panel = document.querySelector<HTMLElement>(".panel.open");
  const body = panel?.offsetParent?.getBoundingClientRect();
  if (!panel || !body || getComputedStyle(panel).position !== "absolute") return { right: 0, bottom: 0 };
  const { right, bottom, width } = stage.getBoundingClientRect();
  if (panel.offsetWidth < width) return { right: Math.max(right - body.left - panel.offsetLeft, 0), bottom: 0 };
  return { right: 0, bottom: Math.max(bottom - body.top - panel.offsetTop, 0) };
}
