/** What one suite came to. */
export interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Tests that were not run; absent where no result was written. */
  readonly left?: ReadonlyArray<{ readonly name: string; readonly reason: string | null }>;
  /** What failed, with the beginning of why; absent where no result was written. */
  readonly broken?: ReadonlyArray<{ readonly name: string; readonly why: string }>;
}
export function readResult(file: string, code: number, strict?: boolean): Result;
