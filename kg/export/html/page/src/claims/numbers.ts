/** Numbers that somebody gives: each with its words and who gives it, and whether they can all be true. */

import type { Claim, Evidence, Figure } from "../data/model.ts";
import type { Context } from "../shell/context.ts";
import { h } from "../shell/dom.ts";
import { tell } from "../shell/marks.ts";
import { contradicts } from "./contradiction.ts";
import { quote } from "./voices.ts";

export function numbers(context: Context, figures: readonly Figure[], evidence: Evidence): HTMLElement[] {
  const articles = new Map(evidence.articles.map((article) => [article.id, article]));
  const groups = Map.groupBy(figures, (figure) => figure.quantity ?? "number");
  return [...groups].map(([quantity, group]) => {
    const differ = group.some((one, i) => group.slice(i + 1).some((other) => contradicts(one, other)));
    const rows = group.map((figure) => {
      const claims = evidence.claims.filter((claim) => claim.about === figure.id);
      const who = [...new Set(claims.map((claim) => claim.name))].join(", ");
      return h(
        "li",
        {},
        h("span", { class: "figure" }, value(figure)),
        h(
          "span",
          {},
          `“${figure.phrase ?? ""}”`,
          h("span", { class: "hint" }, ` · ${who || "nobody named"}${figure.civilian ? " · civilians" : ""}`),
        ),
        h(
          "details",
          { class: "why" },
          h("summary", {}, "Quote"),
          ...claims.map((claim: Claim) => quote(context, claim, articles)),
        ),
      );
    });
    const note = differ ? h("span", { class: "badge disputed" }, "the numbers differ") : null;
    return h("div", { class: "numbers" }, h("h4", {}, tell(quantity), note), h("ul", {}, ...rows));
  });
}

/** A number as far as it is known: "26 or more", "24 to 40". */
export function value({ low, best, high, unit }: Figure): string {
  const told = (number: number) => number.toLocaleString("en");
  const of = unit ? ` ${unit}` : "";
  if (best !== undefined) return told(best) + of;
  if (low !== undefined && high !== undefined) return `${told(low)} to ${told(high)}${of}`;
  if (low !== undefined) return `${told(low)} or more${of}`;
  return high !== undefined ? `${told(high)} or fewer${of}` : "?";
}
