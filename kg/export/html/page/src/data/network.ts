/** The graph in memory: records by id, and who takes part in what. Ids stand in maps, never in plain objects. */

import type { About, Actor, KgEvent, NetworkData, Place, Side, Words } from "./model.ts";

export class Network {
  readonly about: About;
  readonly words: Words;
  readonly flaws: readonly string[];
  /** How many events the store holds beside those that are here. */
  readonly more: number;
  readonly events: readonly KgEvent[];
  readonly event = new Map<string, KgEvent>();
  readonly actor = new Map<string, Actor>();
  readonly place = new Map<string, Place>();
  /** Events by who takes part in them. */
  readonly eventsOf = new Map<string, KgEvent[]>();
  /** Events by where they are; a place has those of the places within it. */
  readonly eventsAt = new Map<string, KgEvent[]>();

  constructor(data: NetworkData, more = 0) {
    this.more = more;
    this.about = data.about;
    this.words = data.words;
    this.flaws = data.flaws;
    this.events = data.events;
    for (const actor of data.actors) this.actor.set(actor.id, actor);
    for (const place of data.places) this.place.set(place.id, place);
    for (const event of data.events) {
      this.event.set(event.id, event);
      for (const id of participants(event)) put(this.eventsOf, id, event);
      for (const id of this.area(event)) put(this.eventsAt, id, event);
    }
  }

  /** The places of an event and all that hold them. */
  area(event: KgEvent): Set<string> {
    const found = new Set<string>();
    for (const place of event.places ?? []) for (const id of this.upwards(place)) found.add(id);
    return found;
  }

  /** A place and what holds it, the smallest first; a damaged graph's circle ends where it began. */
  upwards(id: string): string[] {
    const found: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !found.includes(at); at = this.place.get(at)?.within)
      found.push(at);
    return found;
  }

  /** What to call a node. */
  name(id: string): string {
    return this.event.get(id)?.label ?? this.actor.get(id)?.name ?? this.place.get(id)?.name ?? id;
  }

  /** Whether the page has something to show of a node. */
  has(id: string): boolean {
    return this.event.has(id) || this.actor.has(id) || this.place.has(id);
  }
}

/** Who takes part in an event, each once. */
export function participants(event: KgEvent): Set<string> {
  return new Set((event.sides ?? []).map((side) => side.actor));
}

/** The sides of an event in one role. */
export function sides(event: KgEvent, role: string): Side[] {
  return (event.sides ?? []).filter((side) => side.role === role);
}

function put(map: Map<string, KgEvent[]>, id: string, event: KgEvent): void {
  const list = map.get(id);
  if (list) list.push(event);
  else map.set(id, [event]);
}
