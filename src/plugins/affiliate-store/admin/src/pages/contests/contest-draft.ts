import { exponentOf } from '../../../../contracts/exponents';
import { minorOf } from '../../shell/kit';

/** A contest as it is typed: amounts as people write them, prizes by rank and groups separated. */
export interface ContestDraft {
  readonly program: string;
  readonly name: string;
  readonly kind: 'ranking' | 'bounty';
  readonly metric: 'sales' | 'revenue' | 'new_buyers';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly currency: string;
  readonly threshold: string;
  readonly prizes: string;
  readonly groups: string;
}

export const NO_CONTEST: ContestDraft = {
  program: '',
  name: '',
  kind: 'ranking',
  metric: 'sales',
  startsOn: '',
  endsOn: '',
  currency: 'EUR',
  threshold: '1',
  prizes: '',
  groups: '',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isAmount = (digits: string | null): digits is string => digits !== null && /^[1-9]\d{0,11}$/.test(digits);
const parts = (typed: string, by: RegExp): string[] =>
  typed
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The contest as it is sent; null while what is typed makes none. */
export const contestOf = (draft: ContestDraft) => {
  const { program, name, kind, metric, startsOn, endsOn, currency } = draft;
  if (program === '' || name.trim().length < 2 || !DAY.test(startsOn) || !DAY.test(endsOn) || !/^[A-Z]{3}$/.test(currency)) return null;
  const minor = (typed: string) => minorOf(typed, exponentOf(currency));
  const threshold = metric === 'revenue' ? minor(draft.threshold) : draft.threshold.trim();
  // A comma may be the sign of decimals: one prize a line, or separated by semicolons.
  const prizes = parts(draft.prizes, /[;\n]/).map(minor);
  if (!isAmount(threshold) || prizes.length === 0 || prizes.length > 20 || !prizes.every(isAmount)) return null;
  const groups = parts(draft.groups, /[,;\n]/);
  return {
    program,
    name: name.trim(),
    kind,
    metric,
    startsOn,
    endsOn,
    currency,
    threshold,
    prizes,
    groups: groups.length === 0 ? null : groups,
  };
};
