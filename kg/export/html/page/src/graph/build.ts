/** The graph as it is drawn: actors and events as nodes, who takes part as ties. */

import Graph from "graphology";
import type { KgEvent } from "../data/model.ts";
import { type Network } from "../data/network.ts";
import { type Look, lookOf, type Palette, type Shape, colourOf, shapeOf } from "../shell/marks.ts";
import type { Ties } from "./arrange.ts";

export interface NodeData {
  x: number;
  y: number;
  size: number;
  color: string;
  label: string;
  type: "node";
  shape: Shape;
  look: Look;
  isEvent: boolean;
  /** Whether its name stands out. */
  strong: boolean;
}

export interface TieData {
  color: string;
  size: number;
  type: "line" | "arrow";
  /** What the tie says, where somebody asks. */
  told: string;
}

export type Drawn = Graph<NodeData, TieData>;

const MOST_ARROWS = 6000;
const LONGEST = 44;
/** How many nodes have their full size; of more each is smaller, until somebody comes nearer. */
const COMMON = 700;
/** From how many events on an actor's name stands out. */
const BUSY = 3;
/** The side of a stage on which nodes have their full size. */
const USUAL = 640;

export function buildGraph(network: Network, colours: Palette, stage: Element): Drawn {
  const room = Math.min(Math.max(Math.sqrt(stage.clientWidth * stage.clientHeight) / USUAL, 0.6), 1);
  const count = network.eventsOf.size + network.events.length;
  const fineness = room * Math.min(Math.sqrt(COMMON / count), 1);
  const graph: Drawn = new Graph({ multi: false, type: "directed", allowSelfLoops: false });
  for (const id of network.eventsOf.keys()) graph.addNode(id, actorNode(network, id, colours, fineness));
  const withArrows = network.events.length < MOST_ARROWS;
  for (const event of network.events) {
    if (graph.hasNode(event.id)) continue; // a damaged graph may call an event what it calls an actor
    graph.addNode(event.id, eventNode(event, colours, fineness));
    for (const side of event.sides ?? []) {
      const isRecipient = side.role === "recipient";
      const [from, to] = isRecipient ? [event.id, side.actor] : [side.actor, event.id];
      if (from === to || graph.hasEdge(from, to)) continue;
      graph.addDirectedEdge(from, to, {
        color: tieColour(network, colours),
        size: 1,
        type: isRecipient && withArrows ? "arrow" : "line",
        told: tieWords(network, event, side),
      });
    }
  }
  return graph;
}

/** Many lines are fainter, so that what they tie is seen. */
export function tieColour(network: Network, colours: Palette): string {
  return network.events.length < MOST_ARROWS / 3 ? colours.line : colours.faint;
}

/** What is to be arranged: the nodes that are shown, in their order. */
export function tiesOf(
  graph: Drawn,
  stage: Element,
  shown: (node: string) => boolean,
): { nodes: string[]; ties: Ties } {
  const nodes = graph.filterNodes(shown);
  const index = new Map(nodes.map((node, i) => [node, i]));
  const sources: number[] = [];
  const targets: number[] = [];
  graph.forEachEdge((_, __, source, target) => {
    const [from, to] = [index.get(source), index.get(target)];
    if (from === undefined || to === undefined) return;
    sources.push(from);
    targets.push(to);
  });
  const [width, height] = [Math.max(stage.clientWidth, 200), Math.max(stage.clientHeight, 200)];
  const sizes = Float32Array.from(nodes, (node) => graph.getNodeAttribute(node, "size"));
  return {
    nodes,
    ties: {
      count: nodes.length,
      sources: Uint32Array.from(sources),
      targets: Uint32Array.from(targets),
      sizes,
      width,
      height,
    },
  };
}

/** The nodes around some: an actor's events with all who take part, an event's participants. */
export function around(network: Network, focus: readonly string[]): Set<string> {
  const shown = new Set<string>();
  const take = (event: KgEvent) => {
    shown.add(event.id);
    for (const side of event.sides ?? []) shown.add(side.actor);
  };
  for (const id of focus) {
    const event = network.event.get(id);
    if (event) take(event);
    for (const each of network.eventsOf.get(id) ?? []) take(each);
  }
  return shown;
}

function actorNode(network: Network, id: string, colours: Palette, fineness: number): NodeData {
  const count = network.eventsOf.get(id)?.length ?? 0;
  const size = Math.min(3.2 + 2.2 * Math.sqrt(count), 22) * fineness;
  return {
    ...AT_START,
    size,
    color: colours.actor,
    label: short(network.name(id)),
    shape: "circle",
    look: "full",
    isEvent: false,
    strong: count >= BUSY,
  };
}

function eventNode(event: KgEvent, colours: Palette, fineness: number): NodeData {
  const color = colourOf(event, colours);
  return {
    ...AT_START,
    size: 4.6 * fineness,
    color,
    label: short(whatOf(event)),
    shape: shapeOf(event),
    look: lookOf(event),
    isEvent: true,
    strong: false,
  };
}

/** What happened, without who: "captured" of "Rebels → Goma: captured". */
export function whatOf(event: KgEvent): string {
  return event.label.slice(event.label.lastIndexOf(": ") + 1).trim() || event.label;
}

function tieWords(network: Network, event: KgEvent, side: { role?: string; for?: string }): string {
  const behalf = side.for ? ` for ${short(network.name(side.for))}` : "";
  const isOneSided = (event.sides ?? []).every((each) => each.role !== "recipient");
  if (side.role === "recipient") return `to${behalf}`;
  return (isOneSided && (event.sides ?? []).length > 1 ? "takes part" : "does") + behalf;
}

function short(text: string): string {
  const points = [...text];
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join("")}…` : text;
}

const AT_START = { x: 0, y: 0, type: "node" as const };
