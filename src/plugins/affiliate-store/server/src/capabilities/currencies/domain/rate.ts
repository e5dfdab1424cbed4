import { rateRatio, type Exchange } from '../../../kernel/exchange';

/** A rate as it lies in the table. Times UTC ms. */
export interface Rate extends Exchange {
  readonly id: number;
  readonly publicId: string;
  readonly enteredBy: string;
  readonly enteredAt: number;
}

/** What is known of a rate when it is entered. */
export type NewRate = Omit<Rate, 'id' | 'publicId' | 'enteredAt'>;

const DAY = 86_400_000;

/** When a rate becomes too old to convert prices (UTC ms). */
export const staleAt = ({ validFrom }: Pick<Exchange, 'validFrom'>, maxAgeDays: number): number => validFrom + maxAgeDays * DAY;

/** How a currency stands: offered, or why it is not. */
export type Standing = 'offered' | 'missing' | 'stale';

export const standingOf = (rate: Pick<Exchange, 'validFrom'> | null, maxAgeDays: number, at: number): Standing => {
  if (rate === null) return 'missing';
  return at >= staleAt(rate, maxAgeDays) ? 'stale' : 'offered';
};

/** Whether a rate may hold from a moment: not too old already, and not further ahead than a year. */
export const isPlausibleFrom = (validFrom: number, maxAgeDays: number, at: number): boolean =>
  staleAt({ validFrom }, maxAgeDays) > at && validFrom <= at + 366 * DAY;

/** Whether a rate is more than a fifth above or below the one before it: most often it is typed the wrong way round. */
export const jumps = (rate: string, before: string): boolean => {
  const [now, then] = [rateRatio(rate), rateRatio(before)];
  const [left, right] = [now.part * then.whole * 10n, then.part * now.whole];
  return left > right * 12n || left < right * 8n;
};

/** How a rate stands among those of its pair. */
export type RateState = 'in_force' | 'scheduled' | 'past';

export const stateOf = (rate: Rate, inForce: Pick<Rate, 'id'> | null, at: number): RateState => {
  if (rate.id === inForce?.id) return 'in_force';
  return rate.validFrom > at ? 'scheduled' : 'past';
};
