/** The colours of land and sea in the theme in force, and of countries in which something happened somewhere. */

import type { LandColours, Tint } from "./land.ts";
import type { Spot } from "./spots.ts";

export function landColours(): LandColours {
  return { sea: inForce("sea"), land: inForce("land"), border: inForce("border") };
}

/** The more events somewhere in a country the stronger, yet never as strong as a town of which it is known. */
export function countryTints(spots: readonly Spot[], selected: string | null): Map<number, Tint> {
  const tints = new Map<number, Tint>();
  for (const { kind, place, events, quad } of spots) {
    if (kind !== "country" || place.iso === undefined) continue;
    const isSelected = place.id === selected || events.some((event) => event.id === selected);
    const strength = isSelected ? 0.5 : Math.min(0.16 + 0.05 * Math.log2(events.length), 0.45);
    tints.set(place.iso, { colour: inForce(isSelected ? "accent" : quad), strength });
  }
  return tints;
}

function inForce(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
