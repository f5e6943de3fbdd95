/** A table that stays quick with any number of rows: only those that are seen are in the page. */

import type { Network } from "../data/network.ts";
import { h, put } from "../shell/dom.ts";
import type { Cell } from "./csv.ts";
import type { Column } from "./rows.ts";

const HEIGHT = 34;
const MARGIN = 12;

interface Wiring<T> {
  caption: string;
  columns: Column<T>[];
  network: Network;
  look(row: T, column: Column<T>): Node | string;
  onSelect(id: string): void;
}

export class Grid<T extends { id: string }> {
  readonly element: HTMLElement;
  #wiring: Wiring<T>;
  #rows: readonly T[] = [];
  #sorted: T[] = [];
  #by: { column: Column<T>; isDown: boolean } | null = null;
  #selected: string | null = null;
  #body = h("tbody");
  #heads: HTMLElement[];
  #table: HTMLTableElement;

  constructor(wiring: Wiring<T>) {
    this.#wiring = wiring;
    this.#heads = wiring.columns.map((column) => this.#head(column));
    this.#table = h(
      "table",
      {},
      h("caption", { class: "unseen" }, wiring.caption),
      h("thead", {}, h("tr", {}, ...this.#heads)),
      this.#body,
    );
    this.element = h(
      "div",
      { class: "grid", tabindex: "0", role: "region", "aria-label": wiring.caption },
      this.#table,
    );
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
  }

  set(rows: readonly T[], selected: string | null): void {
    if (rows !== this.#rows) {
      this.#rows = rows;
      this.#sort();
    }
    const isNew = selected !== this.#selected;
    this.#selected = selected;
    this.#table.setAttribute("aria-rowcount", String(rows.length + 1));
    this.draw();
    if (isNew && selected !== null) this.#reveal(selected);
  }

  /** The rows in the order in which they are shown. */
  get rows(): readonly T[] {
    return this.#sorted;
  }

  draw(): void {
    const view = this.element.clientHeight || 600;
    const first = Math.max(Math.floor(this.element.scrollTop / HEIGHT) - MARGIN, 0);
    const last = Math.min(first + Math.ceil(view / HEIGHT) + 2 * MARGIN, this.#sorted.length);
    const focused = this.#body.contains(document.activeElement)
      ? document.activeElement?.closest("tr")?.dataset.id
      : undefined;
    const rows = this.#sorted.slice(first, last).map((row, i) => this.#row(row, first + i));
    put(this.#body, spacer(first), ...rows, spacer(this.#sorted.length - last));
    if (focused !== undefined)
      rows
        .find((row) => row.dataset.id === focused)
        ?.querySelector("button")
        ?.focus({ preventScroll: true });
  }

  #row(row: T, index: number): HTMLTableRowElement {
    const { columns, look, onSelect } = this.#wiring;
    const isSelected = row.id === this.#selected;
    const cells = columns.map((column, i) => {
      const shown = look(row, column);
      const text = typeof shown === "string" ? shown : (shown.textContent ?? "");
      if (i === this.#nameColumn())
        return h(
          "th",
          { scope: "row", title: text },
          h("button", { type: "button", onclick: () => onSelect(row.id) }, shown),
        );
      return h("td", { class: column.isNumber ? "number" : null, title: text }, shown);
    });
    return h(
      "tr",
      {
        "data-id": row.id,
        "aria-rowindex": index + 2,
        "aria-selected": isSelected,
        class: isSelected ? "selected" : null,
        onclick: () => onSelect(row.id),
      },
      ...cells,
    );
  }

  #nameColumn(): number {
    const at = this.#wiring.columns.findIndex((column) => column.name === "Event");
    return Math.max(at, 0);
  }

  #head(column: Column<T>): HTMLElement {
    const sort = h("button", { type: "button", onclick: () => this.#sortBy(column) }, column.name);
    return h("th", { scope: "col", class: column.isNumber ? "number" : null, "aria-sort": "none" }, sort);
  }

  #sortBy(column: Column<T>): void {
    const isDown = this.#by?.column === column ? !this.#by.isDown : Boolean(column.isNumber);
    this.#by = { column, isDown };
    this.#wiring.columns.forEach((each, i) =>
      this.#heads[i]?.setAttribute("aria-sort", each === column ? (isDown ? "descending" : "ascending") : "none"),
    );
    this.#sort();
    this.element.scrollTop = 0;
    this.draw();
  }

  /** What has no value stands last, whichever way it is sorted. */
  #sort(): void {
    const { network } = this.#wiring;
    const by = this.#by;
    if (!by) {
      this.#sorted = [...this.#rows];
      return;
    }
    const keyed = this.#rows.map((row) => [by.column.value(row, network), row] as const);
    keyed.sort(([one], [other]) => compare(one, other, by.isDown));
    this.#sorted = keyed.map(([, row]) => row);
  }

  #reveal(id: string): void {
    const index = this.#sorted.findIndex((row) => row.id === id);
    if (index < 0) return;
    const [top, view] = [index * HEIGHT, this.element.clientHeight];
    if (top < this.element.scrollTop || top > this.element.scrollTop + view - 2 * HEIGHT) {
      this.element.scrollTop = Math.max(top - view / 2, 0);
      this.draw();
    }
  }
}

function compare(one: Cell, other: Cell, isDown: boolean): number {
  const [noOne, noOther] = [
    one === undefined || one === null || one === "",
    other === undefined || other === null || other === "",
  ];
  if (noOne || noOther) return Number(noOne) - Number(noOther);
  const order =
    typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "en");
  return isDown ? -order : order;
}

function spacer(rows: number): HTMLTableRowElement | null {
  if (rows <= 0) return null;
  const row = h("tr", { class: "spacer", "aria-hidden": "true" });
  row.style.height = `${rows * HEIGHT}px`;
  return row;
}
