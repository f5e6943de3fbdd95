/** The boundaries of the world, from the page itself. They are read when a map is first looked at. */

import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json";

export type Country = Feature<Geometry, { name: string }>;

export function readWorld(): Country[] {
  const topology = JSON.parse(atlas) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  return (feature(topology, topology.objects.countries) as FeatureCollection<Geometry, { name: string }>).features;
}
