/** Elements from data. Texts become text nodes and addresses are checked: no string is ever read as HTML. */

type Child = Node | string | null | undefined | false;
type Handlers = { [name in `on${string}`]?: (event: never) => void };
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)> & Handlers;

const SVG = "http://www.w3.org/2000/svg";

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(SVG, tag) as SVGElementTagNameMap[K], attributes, children);
}

function fill<E extends Element>(element: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** Put these, and nothing else, into an element. */
export function put(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
}

/** A link to another site; its text alone where the address is not of the web. It opens apart and tells nothing. */
export function outside(address: string, text: string): HTMLElement {
  let url: URL | null = null;
  try {
    url = new URL(address);
  } catch {
    // no address: the text stands alone
  }
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return h("span", {}, text);
  return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", class: "outside" }, text);
}

export function button(text: string, onclick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return h("button", { type: "button", onclick, ...attributes }, text);
}

/** Drawings of 24 by 24, in the colour of the text around them. */
const ICONS = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.2 15.2 20 20",
  filter: "M4 6h16M7 12h10M10 18h4",
  close: "M6 6l12 12M18 6 6 18",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  save: "M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.500M12 7.500v.200",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  graph:
    "M6 7.500a2 2 0 1 0 0-.010zM17 5.500a2 2 0 1 0 0-.010zM14 18.500a2.500 2.500 0 1 0 0-.010zM7.800 8.500l5 7.500M15.800 7.300 14.500 16",
  map: "M9 4 3.500 6.500V20L9 17.500l6 2.500 5.500-2.500V4L15 6.500zM9 4v13.500M15 6.500V20",
  timeline: "M4 7h8M9 12h9M6 17h6",
  table: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 10v9",
  query: "M8 6 3 12l5 6M16 6l5 6-5 6",
  back: "M14 6l-6 6 6 6",
  spread: "M12 12m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M12 3v4M12 17v4M3 12h4M17 12h4",
} as const;
export type Icon = keyof typeof ICONS;

export function icon(name: Icon): SVGElement {
  const path = s("path", { d: ICONS[name] });
  return s("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" }, path);
}

export function iconButton(
  name: Icon,
  label: string,
  onclick: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...attributes },
    icon(name),
  );
}
