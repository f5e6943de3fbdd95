/** The answer to a question in SPARQL. In: its text. Out: columns and rows, and a table of them. */

import type { Context } from "../shell/context.ts";
import { button, h } from "../shell/dom.ts";

interface Term {
  type: string;
  value: string;
}

export interface Answer {
  columns: string[];
  rows: (Term | undefined)[][];
  /** Whether the server left rows out. */
  isCut: boolean;
}

const MOST_SHOWN = 1000;

export async function readAnswer(query: string, signal: AbortSignal): Promise<Answer> {
  const found = await fetch("sparql", {
    method: "POST",
    body: query,
    credentials: "omit",
    headers: {
      "content-type": "application/sparql-query",
      accept: "application/sparql-results+json, application/n-triples;q=0.9",
    },
    signal,
  });
  if (!found.ok) throw new Error((await found.text()).trim());
  const isCut = found.headers.has("X-SPARQL-MaxRows");
  if (!found.headers.get("content-type")?.includes("json")) {
    const lines = (await found.text()).split("\n").filter(Boolean);
    return { columns: ["triple"], rows: lines.map((value) => [{ type: "literal", value }]), isCut };
  }
  const told = (await found.json()) as {
    boolean?: boolean;
    head: { vars?: string[] };
    results?: { bindings: Record<string, Term>[] };
  };
  if (told.boolean !== undefined)
    return { columns: ["answer"], rows: [[{ type: "literal", value: String(told.boolean) }]], isCut };
  const columns = told.head.vars ?? [];
  const rows = (told.results?.bindings ?? []).map((row) =>
    columns.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined)),
  );
  return { columns, rows, isCut };
}

export function answerTable(context: Context, { columns, rows }: Answer): HTMLElement {
  const head = h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)));
  const body = rows
    .slice(0, MOST_SHOWN)
    .map((row) => h("tr", {}, ...row.map((term) => h("td", {}, term ? shown(context, term) : ""))));
  const rest =
    rows.length > MOST_SHOWN
      ? h(
          "p",
          { class: "hint" },
          `The first ${MOST_SHOWN} of ${rows.length.toLocaleString("en")} rows; the CSV has all.`,
        )
      : null;
  return h(
    "div",
    { class: "answer-table", tabindex: "0", role: "region", "aria-label": "Answer" },
    h("table", {}, h("thead", {}, head), h("tbody", {}, ...body)),
    rest,
  );
}

/** A node of the graph leads to it; other terms are text. */
function shown({ network, store }: Context, term: Term): Node | string {
  if (term.type !== "uri") return term.value;
  const id = [term.value, term.value.slice(term.value.lastIndexOf("/") + 1)].find((each) => network.has(each));
  if (id === undefined) return h("span", { class: "iri" }, term.value);
  return button(network.name(id), () => store.select(id), { class: "node", title: term.value });
}
