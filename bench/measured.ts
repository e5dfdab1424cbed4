/** One line of the table in docs/performance.md: a ratio between us and what cannot be faster, taken in one run. */
export interface Measured {
  readonly name: string;
  readonly database: string;
  /** Median of the rounds: ours divided by the floor's. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  /** What the ratio has to reach, or with `less` must not exceed. */
  readonly target: number;
  readonly less: boolean;
  readonly passed: boolean;
  /** Figures of this machine on this day, for orientation only. */
  readonly ours: string;
  readonly floor: string;
  readonly remarks: readonly string[];
}
