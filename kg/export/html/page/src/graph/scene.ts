/** The graph in WebGL: how each node and tie looks now, and where the camera is. */

import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram } from "sigma/rendering";
import { isCalm } from "../shell/context.ts";
import { type Palette, palette } from "../shell/marks.ts";
import type { Drawn, NodeData, TieData } from "./build.ts";
import { FONT, Labels } from "./labels.ts";
import { nodeProgram } from "./program.ts";

const LARGE = 3000;
const MANY_TIES = 8000;
const GLIDE_MS = 350;
const PADDING = 44;
const CLOSEST = 0.08;
const READABLE = 0.3;
/** Lines to no more nodes than this tell what they are without being asked. */
const FEW = 9;
/** Room for names beside the outermost nodes. */
const NAMES = 60;
/** The radius in pixels from which on a node may have its name. */
const LEAST_NAMED = 2.4;

/** How many pixels of the stage something lies upon. */
export interface Covered {
  right: number;
  bottom: number;
}

const NOTHING_COVERED: Covered = { right: 0, bottom: 0 };

export class Scene {
  readonly sigma: Sigma<NodeData, TieData>;
  readonly graph: Drawn;
  readonly labels = new Labels();
  /** The nodes that are drawn. */
  shown: ReadonlySet<string>;
  /** The node that is looked at, and its neighbours. */
  near: ReadonlySet<string> = new Set<string>();
  selected: string | null = null;
  /** Whether all ties tell what they are. */
  isLabelled = false;

  constructor(graph: Drawn, stage: HTMLElement, shown: ReadonlySet<string>, selected: string | null) {
    this.graph = graph;
    this.shown = shown;
    this.#look(selected);
    const isLarge = graph.order > LARGE;
    this.sigma = new Sigma<NodeData, TieData>(graph, stage, {
      defaultNodeType: "node",
      nodeProgramClasses: { node: nodeProgram(this.labels) as never },
      edgeProgramClasses: { line: EdgeLineProgram as never, arrow: EdgeArrowProgram as never },
      defaultEdgeType: "line",
      labelDensity: isLarge ? 1 : 4,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: LEAST_NAMED,
      hideEdgesOnMove: graph.size > MANY_TIES,
      hideLabelsOnMove: isLarge,
      renderEdgeLabels: !isLarge || selected !== null,
      edgeLabelFont: FONT,
      edgeLabelSize: 10,
      edgeLabelColor: { color: this.colours.muted },
      zIndex: !isLarge,
      allowInvalidContainer: true, // while another view is on the screen
      minCameraRatio: 0.01,
      maxCameraRatio: 3,
      stagePadding: PADDING,
      nodeReducer: (node, data) => this.#node(node, data) as never,
      edgeReducer: (tie, data) => this.#tie(tie, data) as never,
    });
    this.sigma.on("beforeRender", () => this.labels.begin());
    this.sigma.on("afterRender", () => this.labels.flush(isLarge ? [] : this.#discs(), this.sigma.getDimensions()));
  }

  get colours(): Palette {
    return this.labels.colours;
  }

  /** Take the colours of the theme in force. */
  recolour(): void {
    this.labels.colours = palette();
    this.sigma.setSetting("edgeLabelColor", { color: this.colours.muted });
  }

  /** Look at a node, or at none. */
  select(node: string | null): void {
    this.#look(node);
    if (this.near.size) this.sigma.setSetting("renderEdgeLabels", true);
  }

  #look(node: string | null): void {
    this.selected = node !== null && this.graph.hasNode(node) ? node : null;
    this.near = new Set(this.selected === null ? [] : [this.selected, ...this.graph.neighbors(this.selected)]);
  }

  place(nodes: readonly string[], places: Float32Array): void {
    const index = new Map(nodes.map((node, i) => [node, i]));
    this.graph.updateEachNodeAttributes(
      (node, data) => {
        const i = index.get(node);
        if (i !== undefined) [data.x, data.y] = [places[2 * i] as number, places[2 * i + 1] as number];
        return data;
      },
      { attributes: ["x", "y"] },
    );
  }

  /** Have the camera show all nodes that are drawn. */
  fit(glides: boolean): void {
    this.#frame(this.shown, CLOSEST, glides);
  }

  /** Have the camera show what is looked at, near enough to be read and beside what covers the stage. */
  look(covered: Covered): void {
    this.#frame(this.near, READABLE, true, covered);
  }

  #frame(nodes: Iterable<string>, closest: number, glides: boolean, covered: Covered = NOTHING_COVERED): void {
    let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const node of nodes) {
      const at = this.sigma.getNodeDisplayData(node);
      if (!at || !this.shown.has(node)) continue;
      [left, right] = [Math.min(left, at.x), Math.max(right, at.x)];
      [bottom, top] = [Math.min(bottom, at.y), Math.max(top, at.y)];
    }
    if (left > right) return;
    const { width, height } = this.sigma.getDimensions();
    const unit = Math.min(width, height) - 2 * PADDING;
    const room = (size: number) => Math.max(size - 2 * PADDING - NAMES, 40);
    const across = ((right - left) * unit) / room(width - covered.right - (covered.right ? NAMES : 0));
    const down = ((top - bottom) * unit) / room(height - covered.bottom);
    const ratio = Math.max(across, down, closest);
    const aside = (pixels: number) => (pixels / 2) * (ratio / unit);
    this.#go(
      { x: (left + right) / 2 + aside(covered.right), y: (bottom + top) / 2 - aside(covered.bottom), ratio },
      glides,
    );
  }

  pan(dx: number, dy: number): void {
    const camera = this.sigma.getCamera();
    const { x, y, ratio } = camera.getState();
    this.#go({ x: x + dx * ratio, y: y + dy * ratio }, true);
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    this.#go({ ratio: camera.getBoundedRatio(camera.ratio * factor) }, true);
  }

  #discs(): { x: number; y: number; size: number }[] {
    return [...this.shown].flatMap((node) => {
      const data = this.sigma.getNodeDisplayData(node);
      return data ? [{ ...this.sigma.framedGraphToViewport(data), size: this.sigma.scaleSize(data.size) }] : [];
    });
  }

  #go(to: { x?: number; y?: number; ratio?: number }, glides: boolean): void {
    const camera = this.sigma.getCamera();
    if (glides && !isCalm()) void camera.animate(to, { duration: GLIDE_MS });
    else camera.setState(to);
  }

  #node(node: string, data: NodeData): object {
    if (!this.shown.has(node)) return { ...data, hidden: true };
    if (!this.near.size) return data;
    if (node === this.selected)
      return { ...data, strong: true, forceLabel: true, zIndex: 2, size: data.size + 3, color: this.colours.accent };
    if (this.near.has(node)) return { ...data, forceLabel: this.near.size < 50, zIndex: 1 };
    return { ...data, color: this.colours.faint, label: null, zIndex: 0 };
  }

  #tie(tie: string, data: TieData): object {
    if (this.selected !== null && this.graph.extremities(tie).includes(this.selected)) {
      const label = this.near.size < FEW || this.isLabelled ? data.told : null;
      return { ...data, color: this.colours.accent, size: 1.5, zIndex: 1, label, forceLabel: true };
    }
    if (!this.near.size && !this.isLabelled) return data;
    const color = this.near.size ? this.colours.faint : data.color;
    return { ...data, color, label: this.isLabelled ? data.told : null, forceLabel: this.isLabelled };
  }
}
