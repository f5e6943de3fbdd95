/** Why nodes of several articles count as one. */

import type { Link } from "../data/model.ts";
import { h } from "../shell/dom.ts";
import { section } from "./parts.ts";

export function reasons(links: readonly Link[], title: string): HTMLElement | null {
  if (!links.length) return null;
  const told = links.map((link) => {
    const names = link.leftName === link.rightName ? link.leftName : `${link.leftName} = ${link.rightName}`;
    return h(
      "li",
      {},
      h("b", {}, names),
      h("span", { class: "hint" }, ` · ${link.reason} (${Math.round(link.score * 100)} %)`),
    );
  });
  const wrong = h("p", { class: "hint" }, "Is one of them wrong? `kg decide not-same` keeps two apart for good.");
  return section(title, h("ul", { class: "plain" }, ...told), wrong);
}
