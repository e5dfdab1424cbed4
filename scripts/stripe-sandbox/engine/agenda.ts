import type { VirtualClock } from './clock';
import { newId } from './ids';
import { defineCollection, type Store } from './store';

/** A piece of work that waits for an instant of the virtual clock. */
export interface Appointment {
  id: string;
  dueAt: number;
  kind: string;
  about: string;
  /** Among equals the one made first comes first. */
  order: number;
}

const appointments = defineCollection<Appointment>('agenda', null);

const LONGEST_TIMER_MS = 60_000;

function earlier(a: Appointment, b: Appointment): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
}

/** Work that comes due as virtual time passes; it survives a restart because each appointment is a stored row. */
export class Agenda {
  private heap: Appointment[] = [];
  private readonly doers = new Map<string, (about: string) => void>();
  private timer: NodeJS.Timeout | null = null;
  private running = false;
  private closed = false;
  private made = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly afterWork: () => void,
  ) {}

  /** Says what is done when an appointment of this kind comes due. */
  when(kind: string, doer: (about: string) => void): void {
    this.doers.set(kind, doer);
  }

  /** Takes up the appointments found in the store; all kinds must be known by then. */
  open(): void {
    for (const row of this.store.of(appointments).all()) {
      this.made = Math.max(this.made, row.order);
      this.push(row);
    }
    this.arm();
  }

  schedule(dueAt: number, kind: string, about: string): void {
    this.made += 1;
    const item = this.store.of(appointments).put({ id: newId('app'), dueAt, kind, about, order: this.made });
    this.push(item);
    if (this.heap[0] === item) this.arm();
  }

  /** Does everything due by now, in order, each thing at its own instant. */
  runDue(): void {
    this.runUntil(this.clock.now(), false);
  }

  /** Moves the clock on, doing on the way all that comes due. */
  advance(ms: number): void {
    const target = this.clock.now() + ms;
    this.runUntil(target, true);
    this.clock.unpin();
    this.clock.advance(Math.max(0, target - this.clock.now()));
    this.afterWork();
    this.arm();
  }

  /** Stops the clock at an instant, or where it is when that is over, with all done that comes due until then. */
  standAt(at: number): void {
    this.clock.stand();
    this.advance(Math.max(0, at - this.clock.now()));
  }

  /** Lets the clock go on from where it stands. */
  go(): void {
    this.clock.go();
    this.afterWork();
    this.arm();
  }

  get waiting(): number {
    return this.heap.length;
  }

  nextDueAt(): number | null {
    return this.heap[0]?.dueAt ?? null;
  }

  clear(): void {
    this.heap = [];
    this.arm();
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private runUntil(target: number, pin: boolean): void {
    if (this.running) return;
    this.running = true;
    let worked = false;
    try {
      for (let next = this.heap[0]; next && next.dueAt <= target; next = this.heap[0]) {
        this.pop();
        this.store.of(appointments).remove(next.id);
        if (pin) this.clock.pin(Math.max(next.dueAt, this.clock.now()));
        this.doers.get(next.kind)?.(next.about);
        worked = true;
      }
    } finally {
      this.running = false;
      if (worked && !pin) this.afterWork();
    }
  }

  private arm(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const next = this.heap[0];
    if (!next || this.closed || this.clock.stands) return;
    const delay = Math.min(this.clock.realDelayUntil(next.dueAt), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => {
      this.runDue();
      this.arm();
    }, delay);
    this.timer.unref();
  }

  private push(item: Appointment): void {
    const heap = this.heap;
    let at = heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || !earlier(item, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = item;
  }

  private pop(): void {
    const heap = this.heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const right = heap[child + 1];
      const left = heap[child];
      if (!left) break;
      if (right && earlier(right, left)) child += 1;
      const smaller = heap[child];
      if (!smaller || !earlier(smaller, last)) break;
      heap[at] = smaller;
      at = child;
    }
    heap[at] = last;
  }
}
