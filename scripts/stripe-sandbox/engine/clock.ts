import { defineCollection, type Store } from './store';

const clockRows = defineCollection<{ id: string; offset: number }>('clock', null);

/** Real time plus an offset that only grows: everything in the sandbox that waits, waits for this clock. */
export class VirtualClock {
  private offset: number;
  private pinned: number | null = null;
  private standing: number | null = null;

  constructor(
    private readonly store: Store,
    private readonly realNow: () => number = Date.now,
    /** Where the clock of a new world stands; a shop with a past begins in it. */
    beginning = 0,
  ) {
    this.offset = store.of(clockRows).get('clock')?.offset ?? beginning;
  }

  /** Milliseconds since the epoch, virtual. */
  now(): number {
    return this.pinned ?? this.standing ?? this.realNow() + this.offset;
  }

  /** Whole seconds, the unit in which Stripe dates its objects. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  get offsetMs(): number {
    return this.offset;
  }

  /** How long in real milliseconds until the virtual instant has come. */
  realDelayUntil(at: number): number {
    return Math.max(0, at - this.now());
  }

  /** Holds the clock at an instant while the work due then is done. */
  pin(at: number): void {
    this.pinned = at;
  }

  unpin(): void {
    this.pinned = null;
  }

  /** Whether the clock only goes when it is told to. */
  get stands(): boolean {
    return this.standing !== null;
  }

  /** Stops the clock where it is. */
  stand(): void {
    this.standing = this.now();
    this.remember();
  }

  /** Lets a clock that stands go on from where it is; one that was stood when the sandbox was closed does so by itself. */
  go(): void {
    this.remember();
    this.standing = null;
  }

  advance(ms: number): void {
    if (this.standing === null) this.offset += ms;
    else this.standing += ms;
    this.remember();
  }

  private remember(): void {
    if (this.standing !== null) this.offset = this.standing - this.realNow();
    this.store.of(clockRows).put({ id: 'clock', offset: this.offset });
  }

  reset(): void {
    this.offset = 0;
    this.standing = null;
    this.pinned = null;
  }
}
