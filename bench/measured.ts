/** One line of the table in docs/performance.md: a ratio between us and what cannot be faster, taken in one run. */
export interface Measured {
  readonly name: string;
  readonly database: string;
  /** Ours divided by the floor's, in the direction in which more is better. */
  readonly ratio: number;
  /** What the ratio has to reach. */
  readonly target: number;
  readonly passed: boolean;
  /** Figures of this machine on this day, for orientation only. */
  readonly ours: string;
  readonly floor: string;
  readonly remarks: readonly string[];
}
