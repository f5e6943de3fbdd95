/** Keeps the address and the state the same, so that back, forward, reload and links work. */

import { fromHash, toHash } from "../state/hash.ts";
import type { Store } from "../state/state.ts";

const SETTLE_MS = 300;

export function keepAddress(store: Store): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = location.hash.replace(/^#/, "");
  store.subscribe((state, before) => {
    const isStep = state.view !== before.view || state.selected !== before.selected || state.reading !== before.reading;
    clearTimeout(timer);
    if (isStep) write(toHash(state), true);
    else timer = setTimeout(() => write(toHash(state), false), SETTLE_MS);
  });
  addEventListener("hashchange", () => {
    const hash = location.hash.replace(/^#/, "");
    if (hash !== written) store.set(fromHash((written = hash)));
  });

  function write(hash: string, isStep: boolean): void {
    if (hash === written) return;
    written = hash;
    try {
      if (isStep) history.pushState(null, "", `#${hash}`);
      else history.replaceState(null, "", `#${hash}`);
    } catch {
      // a frame in a notebook has no address to keep
    }
  }
}

/** A link to what is on the screen. */
export function linkTo(store: Store): string {
  return `${location.href.replace(/#.*$/, "")}#${toHash(store.state)}`;
}
