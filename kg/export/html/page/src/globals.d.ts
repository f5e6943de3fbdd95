/** What the bundler puts in: the code of the layout's worker as a text, and JSON files as texts. */
declare const WORKER_CODE: string;
declare module "*.json" {
  const text: string;
  export default text;
}
declare module "graphology-layout-forceatlas2/iterate.js" {
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): object;
}
declare module "graphology-layout-forceatlas2/defaults.js" {
  const defaults: Record<string, unknown>;
  export default defaults;
}
