/** The side of the page that tells: of the selected node who says so, of an article its words, else of the whole graph. */

import { showArticle } from "../reader/reader.ts";
import type { Context } from "../shell/context.ts";
import { h, iconButton, put } from "../shell/dom.ts";
import type { State } from "../state/state.ts";
import { actorPage } from "./actor.ts";
import { eventPage } from "./event.ts";
import { overviewPage } from "./overview.ts";
import { placePage } from "./place.ts";

export class Panel {
  readonly element: HTMLElement;
  #context: Context;
  #content = h("div", { class: "panel-content", tabindex: "-1" });
  #turn = 0;

  constructor(context: Context) {
    this.#context = context;
    const close = iconButton("close", "Close", () => context.store.select(null), { class: "icon-button close" });
    this.element = h("aside", { class: "panel", "aria-label": "Who says so" }, close, this.#content);
  }

  update(state: State, before: State | null): void {
    const isSame = before !== null && state.selected === before.selected && state.reading === before.reading;
    if (isSame && (state.selected !== null || state.reading !== null)) return;
    this.element.classList.toggle("open", state.selected !== null || state.reading !== null);
    this.element.classList.toggle("reading", state.reading !== null);
    void this.#fill(state, before !== null && !isSame);
  }

  async #fill(state: State, isNews: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.element.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => put(this.#content, h("p", { class: "hint" }, "Looking up who says so …")), 150);
    let page: HTMLElement;
    try {
      page = await this.#page(state);
    } catch (error) {
      page = h("p", { class: "problem", role: "alert" }, error instanceof Error ? error.message : String(error));
    }
    clearTimeout(slow);
    if (turn !== this.#turn) return;
    put(this.#content, page);
    this.element.removeAttribute("aria-busy");
    if (!isNews) return;
    this.#content.scrollTop = 0;
    page.querySelector("mark.quote")?.scrollIntoView({ block: "center" });
    if (state.selected !== null) this.#context.announce(`Selected: ${this.#context.network.name(state.selected)}`);
    if (state.reading !== null) this.#content.focus({ preventScroll: true });
  }

  async #page(state: State): Promise<HTMLElement> {
    const { network, source } = this.#context;
    if (state.reading) return showArticle(this.#context, await source.article(state.reading.article), state.reading);
    const id = state.selected;
    if (id === null) return overviewPage(this.#context);
    const event = network.event.get(id);
    if (event) return eventPage(this.#context, event, await source.evidence(id));
    const actor = network.actor.get(id);
    if (actor) return actorPage(this.#context, actor, await source.evidence(id));
    const place = network.place.get(id);
    if (place) return placePage(this.#context, place);
    return h("p", { class: "hint" }, "This is not in the graph (any more).");
  }
}
