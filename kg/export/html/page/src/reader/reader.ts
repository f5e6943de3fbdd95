/** An article with everything that was found in it, in its place. */

import { articleTold } from "../claims/parts.ts";
import type { ArticleText } from "../data/model.ts";
import type { Context } from "../shell/context.ts";
import { h, icon, outside } from "../shell/dom.ts";
import { offsets } from "./offsets.ts";
import { type Stretch, stretches } from "./stretches.ts";

const KINDS: [string, string][] = [
  ["actor", "actor"],
  ["event", "event"],
  ["place", "place"],
  ["figure", "number"],
  ["relation", "relation"],
  ["source", "source"],
];

export function showArticle(context: Context, article: ArticleText, at: { start: number; end: number }): HTMLElement {
  const { store, network } = context;
  const selected = store.state.selected;
  const back = h(
    "button",
    { type: "button", class: "back", onclick: () => store.set({ reading: null }) },
    icon("back"),
    selected === null ? "Back" : network.name(selected),
  );
  const copy = article.copyOf
    ? h("p", { class: "hint" }, "This is a copy of another article here: the two count as one source.")
    : null;
  return h(
    "article",
    { class: "page reader" },
    back,
    h("h2", {}, article.headline ?? article.name ?? "An article without a title"),
    h(
      "p",
      { class: "byline" },
      articleTold(article),
      article.url ? h("span", {}, " · ", outside(article.url, "original")) : null,
    ),
    copy,
    article.text === undefined ? noText() : h("div", {}, key(article), marked(context, article, article.text, at)),
  );
}

function noText(): HTMLElement {
  return h(
    "p",
    { class: "hint" },
    "The text of this article is not in the graph: it was built with --no-text. Its quotes are.",
  );
}

/** The kinds of what is marked, each of which can be hidden. */
function key(article: ArticleText): HTMLElement {
  const present = new Set((article.mentions ?? []).map((mention) => mention[3]));
  const boxes = KINDS.filter(([kind]) => present.has(kind)).map(([kind, word]) => {
    const box = h("input", {
      type: "checkbox",
      checked: true,
      onchange: () => text()?.classList.toggle(`no-${kind}`, !box.checked),
    });
    return h("label", {}, box, h("mark", { class: kind }, word));
  });
  const element = h("div", { class: "reader-key", role: "group", "aria-label": "What is marked" }, ...boxes);
  const text = () => element.parentElement?.querySelector(".article-text");
  return element;
}

function marked(context: Context, article: ArticleText, text: string, at: { start: number; end: number }): HTMLElement {
  const unit = offsets(text);
  const marks = (article.mentions ?? []).map(([start, end, node, kind]) => ({
    start: unit(start),
    end: unit(end),
    node,
    kind,
  }));
  const quote = { start: unit(at.start), end: unit(at.end) };
  const parts = stretches(text.length, marks, quote).map((stretch) =>
    part(context, stretch, text.slice(stretch.start, stretch.end)),
  );
  return h("div", { class: "article-text", dir: "auto" }, ...parts);
}

function part(context: Context, { marks, isQuote }: Stretch, words: string): Node {
  const [mark] = marks;
  if (!mark && !isQuote) return document.createTextNode(words);
  if (!mark) return h("mark", { class: "quote" }, words);
  const { network, store } = context;
  const known = KINDS.some(([kind]) => kind === mark.kind) ? mark.kind : "other";
  const names = [...new Set(marks.map((each) => network.name(each.node)))].join("; ");
  const isSelected = marks.some((each) => each.node === store.state.selected);
  const classes = [known, isQuote && "quote", isSelected && "selected"].filter(Boolean).join(" ");
  if (!network.has(mark.node)) return h("mark", { class: classes, title: names }, words);
  const select = () => store.select(mark.node);
  const onkeydown = (event: KeyboardEvent) => {
    if (event.key === "Enter") select();
  };
  return h("mark", { class: classes, title: names, tabindex: "0", role: "link", onclick: select, onkeydown }, words);
}
