/** Events and actors as tables: the same that graph, map and timeline show, for reading line by line. */

import type { Actor, KgEvent } from "../data/model.ts";
import { tellWhen } from "../data/time.ts";
import { save } from "../picture/save.ts";
import type { Context, View } from "../shell/context.ts";
import { button, h, put } from "../shell/dom.ts";
import { countryName, meaning, tell, tellType } from "../shell/marks.ts";
import { eventSign, sign } from "../shell/signs.ts";
import { toCsv } from "./csv.ts";
import { Grid } from "./grid.ts";
import { ACTOR_COLUMNS, actorRows, type Column, EVENT_COLUMNS, eventRows } from "./rows.ts";

export class TableView implements View {
  readonly element: HTMLElement;
  #context: Context;
  #events: Grid<KgEvent>;
  #actors: Grid<Actor>;
  #kind: "events" | "actors" = "events";
  #place = h("div", { class: "grid-place" });
  #buttons: HTMLButtonElement[];
  #actorsShown: { of: readonly KgEvent[]; rows: Actor[] } | null = null;

  constructor(context: Context) {
    this.#context = context;
    const { network, store } = context;
    const onSelect = (id: string) => store.select(id);
    this.#events = new Grid({
      caption: "Events",
      columns: EVENT_COLUMNS,
      network,
      look: (row, column) => this.#eventCell(row, column),
      onSelect,
    });
    this.#actors = new Grid({
      caption: "Actors",
      columns: ACTOR_COLUMNS,
      network,
      look: (row, column) => this.#actorCell(row, column),
      onSelect,
    });
    this.#buttons = (["events", "actors"] as const).map((kind) =>
      button(kind === "events" ? "Events" : "Actors", () => this.#turn(kind), { "data-kind": kind }),
    );
    const words = h("input", {
      type: "search",
      placeholder: "Only rows with …",
      "aria-label": "Only events with these words",
      value: store.state.words,
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    words.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => store.set({ words: words.value.trim() }), 200);
    });
    store.subscribe((state, before) => {
      if (state.words !== before.words && state.words !== words.value.trim()) words.value = state.words;
    });
    this.element = h(
      "section",
      { class: "view table-view" },
      h(
        "div",
        { class: "table-tools" },
        h("div", { class: "switch", role: "group", "aria-label": "Rows" }, ...this.#buttons),
        words,
        button("Download CSV", () => this.#download(), { class: "tool" }),
      ),
      this.#place,
    );
    this.#turn("events");
  }

  show(): void {
    this.update();
  }

  update(): void {
    const { selected } = this.#context.store.state;
    if (this.#kind === "events") this.#events.set(this.#context.shown(), selected);
    else this.#actors.set(this.#whoActs(), selected);
  }

  onTheme(): void {} // the style sheet has all its colours

  picture(): null {
    return null;
  }

  #turn(kind: "events" | "actors"): void {
    this.#kind = kind;
    for (const each of this.#buttons) each.setAttribute("aria-pressed", String(each.dataset.kind === kind));
    put(this.#place, kind === "events" ? this.#events.element : this.#actors.element);
    this.update();
  }

  #whoActs(): Actor[] {
    const of = this.#context.shown();
    if (this.#actorsShown?.of !== of) {
      const ids = new Set(of.flatMap((event) => (event.sides ?? []).map((side) => side.actor)));
      const { actor, eventsOf } = this.#context.network;
      const count = (id: string) => eventsOf.get(id)?.length ?? 0;
      const rows = [...ids].map((id) => actor.get(id)).filter((each) => each !== undefined);
      this.#actorsShown = { of, rows: rows.sort((one, other) => count(other.id) - count(one.id)) };
    }
    return this.#actorsShown.rows;
  }

  #eventCell(event: KgEvent, column: Column<KgEvent>): Node | string {
    const { network } = this.#context;
    if (column.name === "Date") return tellWhen(event);
    if (column.name === "Event") return h("span", {}, eventSign(event), event.label);
    if (column.name === "Type") return event.type ? tellType(event.type) : "";
    const value = column.value(event, network);
    if (column.name === "Status" && event.status) {
      const isKnown = meaning(network.words, "status", event.status) !== undefined;
      return h("span", { class: isKnown ? `badge ${event.status}` : "badge" }, tell(event.status));
    }
    return column.isNumber ? (value ? String(value) : "") : String(value ?? "");
  }

  #actorCell(actor: Actor, column: Column<Actor>): Node | string {
    const { network } = this.#context;
    if (column.name === "Actor") return h("span", {}, sign("circle", "full", "actor"), actor.name);
    if (column.name === "Sector")
      return (actor.sectors ?? []).map((code) => meaning(network.words, "sector", code) ?? code).join("; ");
    if (column.name === "Country")
      return (actor.countries ?? []).map((code) => countryName(network.words, code)).join("; ");
    return String(column.value(actor, network) ?? "");
  }

  #download(): void {
    const { network } = this.#context;
    const rows =
      this.#kind === "events" ? eventRows(network, this.#events.rows) : actorRows(network, this.#actors.rows);
    save(new Blob([toCsv(rows)], { type: "text/csv" }), `conflict-kg-${this.#kind}.csv`);
  }
}
