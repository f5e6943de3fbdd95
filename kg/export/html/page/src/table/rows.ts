/** Events and actors as rows of a table. */

import type { Actor, KgEvent } from "../data/model.ts";
import { type Network, sides } from "../data/network.ts";
import type { Cell } from "./csv.ts";

export interface Column<T> {
  name: string;
  /** What it is sorted by, and what a file gets. */
  value(row: T, network: Network): Cell;
  isNumber?: boolean;
}

const names = (network: Network, ids: Iterable<string>) => [...ids].map((id) => network.name(id)).join("; ");

export const EVENT_COLUMNS: Column<KgEvent>[] = [
  { name: "Date", value: (event) => event.start ?? event.notBefore ?? event.end ?? event.notAfter },
  { name: "Event", value: (event) => event.label },
  { name: "Type", value: (event) => event.type },
  { name: "Place", value: (event, network) => names(network, event.places ?? []) },
  { name: "Factuality", value: (event) => event.factuality },
  { name: "Status", value: (event) => event.status },
  { name: "Claims", value: (event) => event.claims, isNumber: true },
];

export const ACTOR_COLUMNS: Column<Actor>[] = [
  { name: "Actor", value: (actor) => actor.name },
  { name: "Kind", value: (actor) => actor.kind },
  { name: "Sector", value: (actor) => (actor.sectors ?? []).join("; ") },
  { name: "Country", value: (actor) => (actor.countries ?? []).join("; ") },
  { name: "Events", value: (actor, network) => network.eventsOf.get(actor.id)?.length ?? 0, isNumber: true },
  { name: "Also called", value: (actor) => (actor.names ?? []).join("; ") },
];

/** Events for a file: the columns of the table, and who, to whom, when, and the id. */
export function eventRows(network: Network, events: readonly KgEvent[]): Cell[][] {
  const head = [
    "id",
    "event",
    "type",
    "mode",
    "actors",
    "recipients",
    "start",
    "end",
    "edtf",
    "places",
    "factuality",
    "status",
    "claims",
    "denials",
  ];
  const who = (event: KgEvent, role: string) =>
    names(
      network,
      sides(event, role).map((side) => side.actor),
    );
  const rows = events.map((event) => [
    event.id,
    event.label,
    event.type,
    event.mode,
    who(event, "actor"),
    who(event, "recipient"),
    event.start,
    event.end,
    event.edtf,
    names(network, event.places ?? []),
    event.factuality,
    event.status,
    event.claims,
    event.denials,
  ]);
  return [head, ...rows];
}

export function actorRows(network: Network, actors: readonly Actor[]): Cell[][] {
  return [
    ["id", ...ACTOR_COLUMNS.map((column) => column.name)],
    ...actors.map((actor) => [actor.id, ...ACTOR_COLUMNS.map((column) => column.value(actor, network))]),
  ];
}
