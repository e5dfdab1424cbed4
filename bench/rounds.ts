import type { Measured } from './measured';

/** Connections of every load. */
export const CONNECTIONS = 8;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The value that a share of all does not exceed; 0.95 is p95. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** What two things did in one round, one right after the other. */
export interface Round {
  readonly ours: number;
  readonly floor: number;
}

/** Measures both in turns, so that both meet the same machine, whatever else runs on it. */
export const alternate = async (rounds: number, floor: () => Promise<number>, ours: () => Promise<number>): Promise<readonly Round[]> => {
  const taken: Round[] = [];
  for (let round = 0; round < rounds; round += 1) taken.push({ floor: await floor(), ours: await ours() });
  return taken;
};

const perSecond = (value: number): string => `${Math.round(value)}/s`;

/** The line of the table: the median of the rounds' ratios, with the lowest and the highest. More is better unless `less`. */
export const judged = (
  name: string,
  database: string,
  rounds: readonly Round[],
  target: number,
  options: { readonly less?: true; readonly say?: (value: number) => string; readonly remarks?: readonly string[] } = {},
): Measured => {
  const { less = false, say = perSecond, remarks = [] } = options;
  const ratios = rounds.map(({ ours, floor }) => ours / floor);
  const ratio = median(ratios);
  return {
    name,
    database,
    ratio,
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    target,
    less,
    passed: less ? ratio <= target : ratio >= target,
    ours: say(median(rounds.map(({ ours }) => ours))),
    floor: say(median(rounds.map(({ floor }) => floor))),
    remarks,
  };
};
