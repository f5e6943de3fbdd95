/** Events gathered by place, each as exact as it is known: a spot, a halo around the middle of an area, or a country. */

import type { KgEvent, Place } from "../data/model.ts";
import type { Network } from "../data/network.ts";
import { QUADS, quadOf } from "../shell/marks.ts";

export type Kind = "spot" | "halo" | "country" | "nowhere";

export interface Spot {
  place: Place;
  kind: Kind;
  events: KgEvent[];
  /** The class that most of its events have: its colour. */
  quad: string;
}

/** Kilometres around the middle of what is known no better. No size of a province is known: these only say "about here". */
const HALO_KM = new Map([
  ["admin2", 30],
  ["admin1", 90],
]);
const WIDE_KM = 300;

export function haloKm(place: Place): number {
  return HALO_KM.get(place.precision ?? "") ?? WIDE_KM;
}

export function gather(
  network: Network,
  events: readonly KgEvent[],
  hasShape: (iso: number) => boolean,
): { spots: Spot[]; unplaced: number; unmapped: number } {
  const found = new Map<string, KgEvent[]>();
  const shown = new Set<KgEvent>();
  let unplaced = 0;
  for (const event of events) {
    const places = finest(network, event);
    if (!places.length) unplaced += 1;
    for (const place of places) {
      const list = found.get(place);
      if (list) list.push(event);
      else found.set(place, [event]);
    }
  }
  const spots: Spot[] = [];
  for (const [id, own] of found) {
    const place = network.place.get(id) as Place;
    const kind = kindOf(place, hasShape);
    if (kind === "nowhere") continue;
    for (const event of own) shown.add(event);
    spots.push({ place, kind, events: own, quad: mostCommon(own) });
  }
  spots.sort((one, other) => other.events.length - one.events.length || one.place.id.localeCompare(other.place.id));
  return { spots, unplaced, unmapped: events.length - shown.size - unplaced };
}

/** The places of an event without those that hold another of them: Goma, not the country around it too. */
function finest(network: Network, event: KgEvent): string[] {
  const own = (event.places ?? []).filter((id) => network.place.has(id));
  const above = new Set(own.flatMap((id) => network.upwards(id).slice(1)));
  const fine = own.filter((id) => !above.has(id));
  return fine.length ? fine : own;
}

function kindOf(place: Place, hasShape: (iso: number) => boolean): Kind {
  if (place.precision === "country" && place.iso !== undefined && hasShape(place.iso)) return "country";
  const { lat, long } = place;
  if (lat === undefined || long === undefined || Math.abs(lat) > 90 || Math.abs(long) > 180) return "nowhere";
  return place.precision === "city" || place.precision === "point" ? "spot" : "halo";
}

function mostCommon(events: readonly KgEvent[]): string {
  const counts = QUADS.map((quad) => events.filter((event) => quadOf(event) === quad).length);
  const most = Math.max(...counts);
  return most ? (QUADS[counts.indexOf(most)] as string) : "other";
}
