/** The editor: SPARQL in colours, and completion from the vocabulary and from the store. It asks nobody anything. */

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface Terms {
  prefixes: Record<string, string>;
  terms: { name: string; comment: string }[];
  codes: Record<string, string[]>;
  queries: { name: string; help: string; text: string }[];
  names: { id: string; name: string }[];
}

export interface QueryEditor {
  text(): string;
  set(text: string): void;
  focus(): void;
}

export interface EditorModule {
  makeEditor(place: HTMLElement, text: string, terms: Terms, onRun: () => void): QueryEditor;
}

const WORDS =
  "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS VALUES BIND GRAPH ORDER BY GROUP HAVING LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE STR LCASE CONTAINS REGEX EXISTS NOT ASK CONSTRUCT DESCRIBE PREFIX AS DESC ASC IN YEAR MONTH BOUND COALESCE IF".split(
    " ",
  );

export function makeEditor(place: HTMLElement, text: string, terms: Terms, onRun: () => void): QueryEditor {
  const completions = allCompletions(terms);
  // In a tree of its own, its styles come as constructed sheets, which a strict policy allows.
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        StreamLanguage.define(sparql),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [(context) => complete(context, completions)], maxRenderedOptions: 60 }),
        placeholder("SELECT ?event WHERE { ?event a ckg:Event }"),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "SPARQL query" }),
        keymap.of([
          { key: "Mod-Enter", run: () => (onRun(), true) },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
        LOOK,
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    set: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    focus: () => view.focus(),
  };
}

function allCompletions(terms: Terms): Completion[] {
  const found: Completion[] = WORDS.map((label) => ({ label, type: "keyword" }));
  for (const { name, comment } of terms.terms)
    found.push({ label: name, info: comment, type: "property", boost: name.startsWith("ckg:") ? 1 : 0 });
  for (const [list, codes] of Object.entries(terms.codes))
    for (const code of codes) found.push({ label: `code:${list}\\/${code}`, type: "constant" });
  for (const { id, name } of terms.names)
    found.push({
      label: name,
      apply: /^[\w-]+$/.test(id) ? `id:${id}` : `<${id}>`,
      detail: id,
      type: "variable",
      boost: -1,
    });
  return found;
}

function complete(context: CompletionContext, all: Completion[]): CompletionResult | null {
  const word = context.matchBefore(/[\p{L}\p{N}_:\\/-]+/u);
  if (!word && !context.explicit) return null;
  const variables = new Set(context.state.doc.toString().match(/\?\w+/g));
  const typed = context.matchBefore(/\?\w*/);
  if (typed)
    return {
      from: typed.from,
      options: [...variables].map((label) => ({ label, type: "variable" })),
      validFor: /^\?\w*$/,
    };
  return { from: word?.from ?? context.pos, options: all, validFor: /^[\p{L}\p{N}_:\\/-]*$/u };
}

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.string, color: "var(--material-cooperation)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--ink)" },
  { tag: [tags.atom, tags.standard(tags.variableName)], color: "var(--material-conflict)" },
]);

const LOOK = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", height: "100%", fontSize: "14px" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-content": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", caretColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--muted)", border: "none" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--wash)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--rule)",
    borderRadius: "8px",
    overflow: "hidden",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionInfo": { maxWidth: "320px" },
  ".cm-placeholder": { color: "var(--muted)" },
});
