/** Questions in SPARQL to the server of the page: an editor, the named queries, and the answer as a table. */

import { ask } from "../data/served.ts";
import type { Context, View } from "../shell/context.ts";
import { button, h, put } from "../shell/dom.ts";
import { toCsv } from "../table/csv.ts";
import { save } from "../picture/save.ts";
import { type Answer, answerTable, readAnswer } from "./answer.ts";
import type { EditorModule, QueryEditor, Terms } from "./editor.ts";

const FIRST = `SELECT DISTINCT ?day ?event ?says WHERE {
  ?e a ckg:Event ; rdfs:label ?event ; ckg:start ?day .
  ?claim ckg:about ?e ; ckg:claimant/rdfs:label ?says .
} ORDER BY DESC(?day) LIMIT 20`;

export class QueryView implements View {
  readonly element: HTMLElement;
  #context: Context;
  #place = h("div", { class: "editor" });
  #answer = h("div", { class: "answer" });
  #status = h("p", { class: "hint", role: "status" });
  #run = button("Run", () => void this.#ask(), { class: "primary", title: "Ctrl+Enter" });
  #named = h("select", { "aria-label": "Named queries" }, h("option", { value: "" }, "Named queries …"));
  #help = h("p", { class: "hint" });
  #editor: QueryEditor | null = null;
  #asking: AbortController | null = null;
  #last: Answer | null = null;

  constructor(context: Context) {
    this.#context = context;
    const download = button(
      "Download CSV",
      () => {
        if (this.#last)
          save(
            new Blob([toCsv([this.#last.columns, ...this.#last.rows.map((row) => row.map((cell) => cell?.value))])], {
              type: "text/csv",
            }),
            "answer.csv",
          );
      },
      { class: "tool" },
    );
    this.element = h(
      "section",
      { class: "view query-view" },
      h("div", { class: "query-tools" }, this.#named, this.#run, download),
      this.#help,
      this.#place,
      this.#status,
      this.#answer,
    );
    void this.#start();
  }

  show(): void {
    this.#editor?.focus();
  }
  update(): void {} // a question is asked when somebody asks it
  onTheme(): void {} // the style sheet has all its colours
  picture(): null {
    return null;
  }

  async #start(): Promise<void> {
    try {
      const address = new URL("explorer/editor.js", document.baseURI).href;
      const [module, terms] = await Promise.all([import(address) as Promise<EditorModule>, ask<Terms>("terms")]);
      const names = [...this.#context.network.actor.values(), ...this.#context.network.place.values()];
      this.#editor = module.makeEditor(
        this.#place,
        FIRST,
        { ...terms, names: names.map(({ id, name }) => ({ id, name })) },
        () => void this.#ask(),
      );
      const byName = new Map(terms.queries.map((query) => [query.name, query]));
      this.#named.append(...terms.queries.map((query) => h("option", { value: query.name }, query.name)));
      this.#named.addEventListener("change", () => {
        const query = byName.get(this.#named.value);
        if (query) this.#editor?.set(query.text);
        this.#help.textContent = query ? query.help : "";
      });
    } catch (error) {
      put(
        this.#place,
        h(
          "p",
          { class: "problem", role: "alert" },
          `The editor cannot be loaded: ${error instanceof Error ? error.message : error}`,
        ),
      );
    }
  }

  async #ask(): Promise<void> {
    if (this.#asking) return this.#asking.abort();
    if (!this.#editor) return;
    const asking = new AbortController();
    this.#asking = asking;
    this.#run.textContent = "Stop";
    this.#status.textContent = "Asking …";
    const started = performance.now();
    try {
      const answer = await readAnswer(this.#editor.text(), asking.signal);
      this.#last = answer;
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      this.#status.textContent = `${answer.rows.length.toLocaleString("en")} ${answer.rows.length === 1 ? "row" : "rows"} in ${seconds} s${answer.isCut ? "; the server cut the rest" : ""}`;
      put(this.#answer, answerTable(this.#context, answer));
    } catch (error) {
      this.#status.textContent = asking.signal.aborted ? "Stopped." : "";
      put(
        this.#answer,
        asking.signal.aborted
          ? null
          : h("pre", { class: "problem", role: "alert" }, error instanceof Error ? error.message : String(error)),
      );
    } finally {
      this.#asking = null;
      this.#run.textContent = "Run";
    }
  }
}
