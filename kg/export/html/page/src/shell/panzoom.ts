/** Moves and enlarges a drawing: by hand, wheel, two fingers or keys. */

export interface Placed {
  /** How many times larger. */
  k: number;
  x: number;
  y: number;
}

interface Limits {
  least: number;
  most: number;
  /** Only sideways, as a timeline. */
  isFlat?: boolean;
}

export class PanZoom {
  at: Placed = { k: 1, x: 0, y: 0 };
  #element: Element;
  #limits: Limits;
  #onMove: (at: Placed) => void;
  #pointers = new Map<number, { x: number; y: number }>();
  /** Whether the last press moved the drawing: then its click is no choice. */
  hasMoved = false;

  constructor(element: HTMLElement | SVGElement, limits: Limits, onMove: (at: Placed) => void) {
    this.#element = element;
    this.#limits = limits;
    this.#onMove = onMove;
    element.addEventListener("wheel", (event) => this.#wheel(event as WheelEvent), { passive: false });
    element.addEventListener("pointerdown", (event) => this.#down(event as PointerEvent));
    element.addEventListener("pointermove", (event) => this.#drag(event as PointerEvent));
    for (const name of ["pointerup", "pointercancel", "pointerleave"])
      element.addEventListener(name, (event) => this.#pointers.delete((event as PointerEvent).pointerId));
    element.addEventListener("keydown", (event) => this.#key(event as KeyboardEvent));
  }

  set(at: Placed): void {
    this.at = { ...at, k: Math.min(Math.max(at.k, this.#limits.least), this.#limits.most) };
    this.#onMove(this.at);
  }

  /** Enlarge around a point of the element, its middle where none is given. */
  zoom(factor: number, around = this.#middle()): void {
    const { k, x, y } = this.at;
    const next = Math.min(Math.max(k * factor, this.#limits.least), this.#limits.most);
    const by = next / k;
    this.set({
      k: next,
      x: around.x - (around.x - x) * by,
      y: this.#limits.isFlat ? y : around.y - (around.y - y) * by,
    });
  }

  pan(dx: number, dy: number): void {
    this.set({ ...this.at, x: this.at.x + dx, y: this.#limits.isFlat ? this.at.y : this.at.y + dy });
  }

  #middle(): { x: number; y: number } {
    const { width, height } = this.#element.getBoundingClientRect();
    return { x: width / 2, y: height / 2 };
  }

  #point(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const { left, top } = this.#element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    if (this.#limits.isFlat && Math.abs(event.deltaX) > Math.abs(event.deltaY)) return this.pan(-event.deltaX, 0);
    const scale = event.deltaMode === 1 ? 0.05 : 0.002;
    this.zoom(Math.exp(-event.deltaY * scale), this.#point(event));
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#pointers.set(event.pointerId, this.#point(event));
    this.hasMoved = false;
  }

  #drag(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = this.#point(event);
    if (!this.hasMoved && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
    if (!this.hasMoved) this.#element.setPointerCapture(event.pointerId);
    this.hasMoved = true;
    const [one, other] = [...this.#pointers.values()];
    if (one && other) {
      const still = before === one ? other : one;
      const by =
        Math.hypot(now.x - still.x, now.y - still.y) / (Math.hypot(before.x - still.x, before.y - still.y) || 1);
      this.zoom(by, still);
    } else this.pan(now.x - before.x, now.y - before.y);
    this.#pointers.set(event.pointerId, now);
  }

  #key(event: KeyboardEvent): void {
    const steps: Record<string, () => void> = {
      ArrowLeft: () => this.pan(60, 0),
      ArrowRight: () => this.pan(-60, 0),
      ArrowUp: () => this.pan(0, 60),
      ArrowDown: () => this.pan(0, -60),
      "+": () => this.zoom(1.5),
      "=": () => this.zoom(1.5),
      "-": () => this.zoom(1 / 1.5),
    };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (!step || event.ctrlKey || event.metaKey) return;
    step();
    event.preventDefault();
  }
}
