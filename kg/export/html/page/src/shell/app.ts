/** The page: a head with search, filters, one of the views, a strip of time, and what is known of what is selected. */

import type { KgEvent } from "../data/model.ts";
import type { Network } from "../data/network.ts";
import type { Source } from "../data/source.ts";
import { Panel } from "../claims/panel.ts";
import { GraphView } from "../graph/view.ts";
import { MapView } from "../map/view.ts";
import { QueryView } from "../editor/view.ts";
import { TableView } from "../table/view.ts";
import { TimeStrip } from "../timeline/strip.ts";
import { TimelineView } from "../timeline/view.ts";
import { fromHash } from "../state/hash.ts";
import { Filter } from "../state/filter.ts";
import { hasFilters, sameFilters, type State, Store, type View as ViewName } from "../state/state.ts";
import { keepAddress } from "./address.ts";
import type { Context, View } from "./context.ts";
import { button, h, put } from "./dom.ts";
import { FilterPanel } from "./filters.ts";
import { makeHeader } from "./header.ts";
import { listenForKeys } from "./keys.ts";
import { plural } from "./marks.ts";
import { makeTabs } from "./tabs.ts";

const MAKE: Record<ViewName, (context: Context) => View> = {
  graph: (context) => new GraphView(context),
  map: (context) => new MapView(context),
  timeline: (context) => new TimelineView(context),
  table: (context) => new TableView(context),
  query: (context) => new QueryView(context),
};

export class App {
  #store = new Store(fromHash(location.hash));
  #context: Context;
  #views = new Map<ViewName, View>();
  #stale = new Set<ViewName>();
  #shown: readonly KgEvent[];
  #stage = h("div", { class: "stage", id: "stage", role: "tabpanel", tabindex: "-1" });
  #count = h("p", { class: "count" });
  #live = h("p", { class: "unseen", role: "status", "aria-live": "polite" });
  #work = h("div", { class: "work", role: "status", hidden: true });
  #body: HTMLElement;
  #size = "";

  constructor(root: Element, source: Source, network: Network) {
    const filter = new Filter(network);
    const store = this.#store;
    this.#shown = filter.events(store.state);
    this.#context = {
      network,
      source,
      store,
      filter,
      shown: () => this.#shown,
      progress: (name, words, share) => this.#tellWork(name, words, share),
      announce: (words) => (this.#live.textContent = words),
    };
    const filters = new FilterPanel(this.#context);
    const strip = new TimeStrip(this.#context);
    const panel = new Panel(this.#context);
    const closeFilters = () => this.#body.classList.remove("with-filters");
    this.#body = h(
      "div",
      { class: "body" },
      h(
        "aside",
        { class: "filters", id: "filters", "aria-label": "Filters" },
        filters.element,
        button("Show events", closeFilters, { class: "primary done" }),
      ),
      h(
        "main",
        { class: "middle" },
        h("div", { class: "middle-head" }, makeTabs(this.#context), this.#count),
        this.#stage,
        strip.element,
        this.#work,
      ),
      panel.element,
    );
    const header = makeHeader(this.#context, {
      picture: () => this.#view().picture(),
      onTheme: () => this.#onTheme(strip),
      toggleFilters: () => this.#body.classList.toggle("with-filters"),
    });
    put(
      root,
      h(
        "a",
        { class: "skip", href: "#stage", onclick: (event: Event) => (event.preventDefault(), this.#stage.focus()) },
        "Skip to the events",
      ),
      header,
      this.#notice(),
      this.#body,
      this.#live,
    );
    store.subscribe((state, before) => {
      if (!sameFilters(state, before)) {
        this.#shown = filter.events(state);
        filters.update();
        strip.update();
        this.#context.announce(this.#told());
      }
      panel.update(state, before);
      this.#refresh(state, before);
    });
    keepAddress(store);
    listenForKeys(this.#context);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#onTheme(strip));
    new ResizeObserver(() => this.#onSize()).observe(this.#stage);
    filters.update();
    strip.update();
    this.#refresh(store.state, null);
    panel.update(store.state, null);
    document.body.dataset.ready = "true";
  }

  #refresh(state: State, before: State | null): void {
    const isOther = before === null || state.view !== before.view;
    if (before !== null) for (const name of this.#views.keys()) if (name !== state.view) this.#stale.add(name);
    if (isOther) {
      this.#body.dataset.view = state.view;
      put(this.#stage, this.#view().element);
      this.#size = `${this.#stage.clientWidth} ${this.#stage.clientHeight}`;
      this.#stage.setAttribute("aria-labelledby", `tab-${state.view}`);
      this.#view().show();
    }
    if (!isOther || this.#stale.has(state.view)) this.#view().update();
    this.#stale.delete(state.view);
    const clear = hasFilters(state)
      ? button("Clear filters", () => this.#store.clearFilters(), { class: "small" })
      : null;
    put(this.#count, this.#told(), clear);
    document.title =
      state.selected === null ? "Conflict KG" : `${this.#context.network.name(state.selected)} · Conflict KG`;
  }

  #view(): View {
    const name = this.#store.state.view;
    let view = this.#views.get(name);
    if (!view) {
      view = MAKE[name](this.#context);
      this.#views.set(name, view);
    }
    return view;
  }

  #told(): string {
    const all = this.#context.network.events.length;
    if (this.#shown.length === all) return plural(all, "event");
    return `${this.#shown.length.toLocaleString("en")} of ${plural(all, "event")}`;
  }

  /** The view draws itself when it comes on the screen; here only where its size is another since. */
  #onSize(): void {
    const size = `${this.#stage.clientWidth} ${this.#stage.clientHeight}`;
    if (size !== this.#size) this.#view().show();
    this.#size = size;
  }

  #onTheme(strip: TimeStrip): void {
    document.documentElement.dataset.theme ??= "light";
    strip.update();
    for (const view of this.#views.values()) view.onTheme();
  }

  #works = new Map<string, HTMLElement>();

  #tellWork(name: string, words: string, share: number): void {
    this.#works.get(name)?.remove();
    if (share < 1) {
      const line = h("p", {}, words, h("progress", { max: "1", value: String(share), "aria-label": words }));
      this.#works.set(name, line);
      this.#work.append(line);
    } else this.#works.delete(name);
    this.#work.hidden = this.#works.size === 0;
  }

  /** What a reader must know before reading: what is not shown, and what is damaged. */
  #notice(): HTMLElement | null {
    const { network } = this.#context;
    const notes: string[] = [];
    const heads = network.events.length;
    if (network.more > 0)
      notes.push(
        `The store holds ${(heads + network.more).toLocaleString("en")} events; the newest ${heads.toLocaleString("en")} are shown here. The query editor and the REST API reach all.`,
      );
    if (network.flaws.length)
      notes.push(
        `Some of this graph cannot be read and is left out: ${network.flaws.slice(0, 3).join("; ")}${network.flaws.length > 3 ? `; and ${network.flaws.length - 3} more` : ""}.`,
      );
    if (!notes.length) return null;
    const box = h("div", { class: "notice", role: "note" }, h("p", {}, notes.join(" ")));
    box.append(button("Dismiss", () => box.remove(), { class: "small" }));
    return box;
  }
}
