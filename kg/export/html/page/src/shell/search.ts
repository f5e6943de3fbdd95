/** Finds actors, places and events by their names: a combobox after the ARIA practices. */

import { fold } from "../state/filter.ts";
import type { Context } from "./context.ts";
import { h, icon, put } from "./dom.ts";
import { plural } from "./marks.ts";
import { eventSign, sign } from "./signs.ts";
import { tellWhen } from "../data/time.ts";

interface Entry {
  id: string;
  kind: "actor" | "place" | "event" | "words";
  name: string;
  hint: string;
  text: string;
  weight: number;
}

const MOST = 9;

export function makeSearch(context: Context): HTMLElement {
  const { store } = context;
  let entries: Entry[] | null = null;
  let found: Entry[] = [];
  let active = -1;
  const list = h("ul", { role: "listbox", id: "search-list", class: "found", hidden: true, "aria-label": "Found" });
  const input = h("input", {
    id: "search",
    type: "search",
    role: "combobox",
    placeholder: "Search actors, places, events",
    "aria-label": "Search actors, places, events",
    "aria-expanded": "false",
    "aria-controls": "search-list",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  });

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (next: number) => {
    active = next;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    const item = list.children[active];
    if (item) input.setAttribute("aria-activedescendant", item.id);
    item?.scrollIntoView({ block: "nearest" });
  };
  const choose = (entry: Entry) => {
    close();
    if (entry.kind === "words") store.set({ words: input.value.trim() });
    else {
      input.value = "";
      store.select(entry.id);
    }
  };
  const look = () => {
    const wanted = fold(input.value).trim();
    if (!wanted) return close();
    entries ??= allEntries(context);
    found = search(entries, wanted);
    found.push({
      id: "",
      kind: "words",
      name: `Only events with “${input.value.trim()}”`,
      hint: "filter",
      text: "",
      weight: 0,
    });
    put(list, ...found.map((entry, i) => item(context, entry, i, () => choose(entry))));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(0);
    context.announce(`${found.length - 1} found`);
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", look);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const entry = found[active];
    if (step && !list.hidden) mark((active + step + found.length) % found.length);
    else if (event.key === "Enter" && !list.hidden && entry) choose(entry);
    else if (event.key === "Escape") {
      if (list.hidden) input.blur();
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  });
  return h("div", { class: "search", role: "search" }, icon("search"), input, list);
}

function item(context: Context, entry: Entry, i: number, onclick: () => void): HTMLElement {
  const event = context.network.event.get(entry.id);
  const look =
    entry.kind === "event" && event
      ? eventSign(event)
      : entry.kind === "actor"
        ? sign("circle", "full", "actor")
        : icon(entry.kind === "place" ? "map" : "filter");
  return h(
    "li",
    {
      role: "option",
      id: `found-${i}`,
      "aria-selected": "false",
      onmousedown: (event: Event) => event.preventDefault(),
      onclick,
    },
    look,
    h("span", { class: "name" }, entry.name),
    h("span", { class: "hint" }, entry.hint),
  );
}

function allEntries({ network }: Context): Entry[] {
  const entries: Entry[] = [];
  for (const actor of network.actor.values()) {
    const count = network.eventsOf.get(actor.id)?.length ?? 0;
    const names = [actor.name, ...(actor.names ?? [])].join(" | ");
    entries.push({
      id: actor.id,
      kind: "actor",
      name: actor.name,
      hint: `${actor.kind ?? "actor"}, ${plural(count, "event")}`,
      text: fold(names),
      weight: 2 + Math.log1p(count),
    });
  }
  for (const place of network.place.values()) {
    if (network.actor.has(place.id)) continue;
    const count = network.eventsAt.get(place.id)?.length ?? 0;
    entries.push({
      id: place.id,
      kind: "place",
      name: place.name,
      hint: `place, ${plural(count, "event")}`,
      text: fold(place.name),
      weight: 1 + Math.log1p(count),
    });
  }
  for (const event of network.events)
    entries.push({
      id: event.id,
      kind: "event",
      name: event.label,
      hint: tellWhen(event),
      text: fold(event.label),
      weight: 0,
    });
  return entries;
}

/** The best entries: those that begin so, then words that begin so, then the rest; the busier first. */
function search(entries: Entry[], wanted: string): Entry[] {
  const words = wanted.split(/\s+/);
  const scored: [number, Entry][] = [];
  for (const entry of entries) {
    if (!words.every((word) => entry.text.includes(word))) continue;
    const begins = entry.text.startsWith(wanted) ? 20 : ` ${entry.text}`.includes(` ${wanted}`) ? 10 : 0;
    scored.push([begins + entry.weight, entry]);
  }
  return scored
    .sort((one, other) => other[0] - one[0] || one[1].name.localeCompare(other[1].name))
    .slice(0, MOST)
    .map(([, entry]) => entry);
}
