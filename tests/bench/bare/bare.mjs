// The barest page that draws a graph with sigma: what the explorer is measured against.

import Graph from "graphology";
import Sigma from "sigma";

const { nodes, edges } = JSON.parse(document.getElementById("graph").textContent);
const graph = new Graph({ type: "directed" });
for (const [id, x, y, size, color, label] of nodes) graph.addNode(id, { x, y, size, color, label });
for (const [from, to] of edges) if (!graph.hasEdge(from, to)) graph.addDirectedEdge(from, to, { color: "#ccc" });
window.sigma = new Sigma(graph, document.getElementById("stage"));
document.body.dataset.ready = "true";
