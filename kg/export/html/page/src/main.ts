/** Begins: finds the data, shows how far it is, and hands over to the page. */

import { findSource } from "./data/source.ts";
import { App } from "./shell/app.ts";
import { h, put } from "./shell/dom.ts";
import { applyTheme } from "./shell/theme.ts";

async function begin(): Promise<void> {
  applyTheme();
  const root = document.getElementById("app") ?? document.body;
  const bar = h("progress", { max: "1", value: "0", "aria-label": "Reading the graph" });
  const words = h("p", { role: "status" }, "Reading the graph …");
  put(root, h("div", { class: "opening" }, h("h1", {}, "Conflict KG"), bar, words));
  try {
    const source = findSource();
    const network = await source.network((done, total) => {
      bar.value = total ? done / total : 1;
      words.textContent = `Reading the graph: ${done.toLocaleString("en")} of ${total.toLocaleString("en")} events`;
    });
    new App(root, source, network);
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    put(
      root,
      h("div", { class: "opening", role: "alert" }, h("h1", {}, "The graph cannot be shown"), h("p", {}, told)),
    );
  }
}

void begin();
