/** What is counted. `revenue` is what buyers paid less what went back, in the contest's currency. */
export type Metric = 'sales' | 'revenue' | 'new_buyers';
export type ContestKind = 'ranking' | 'bounty';
export type ContestState = 'open' | 'settled' | 'cancelled';

/** A contest as it was announced. Days are UTC, both included; amounts minor units. */
export interface Contest {
  readonly id: number;
  readonly publicId: string;
  readonly programId: number;
  readonly name: string;
  readonly kind: ContestKind;
  readonly metric: Metric;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly currency: string;
  /** From how much on a prize is taken: the goal of a bounty. A count, or minor units where turnover is measured. */
  readonly threshold: number;
  /** By rank, the first first; a bounty has one. */
  readonly prizes: readonly number[];
  /** Groups of the program that take part; null for everybody. */
  readonly groups: readonly string[] | null;
  readonly state: ContestState;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly settledAt: number | null;
  /** The final standing, as it was awarded; null until then. */
  readonly final: readonly Standing[] | null;
}

/** Where somebody stands. `reachedAt` is the moment (UTC ms) of the sale that brought them there. */
export interface Standing {
  readonly place: number;
  readonly affiliateId: number;
  readonly measure: number;
  readonly reachedAt: number;
}

export type Phase = 'upcoming' | 'running' | 'awaiting' | 'settled' | 'cancelled';

const DAY = 86_400_000;
const startOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** The moments of a contest's days (UTC ms), the end not included. */
export const spanOf = ({ startsOn, endsOn }: Pick<Contest, 'startsOn' | 'endsOn'>): { readonly from: number; readonly until: number } => ({
  from: startOf(startsOn),
  until: startOf(endsOn) + DAY,
});

/** How a contest stands at a moment; after its days it awaits the end of the guarantees. */
export const phaseAt = (contest: Pick<Contest, 'startsOn' | 'endsOn' | 'state'>, at: number): Phase => {
  if (contest.state !== 'open') return contest.state;
  const { from, until } = spanOf(contest);
  if (at < from) return 'upcoming';
  return at < until ? 'running' : 'awaiting';
};

/** Whole days from a moment to the next end or beginning, rounded up; none once it is over. */
export const daysLeft = (contest: Pick<Contest, 'startsOn' | 'endsOn' | 'state'>, at: number): number => {
  const { from, until } = spanOf(contest);
  const phase = phaseAt(contest, at);
  const end = phase === 'upcoming' ? from : phase === 'running' ? until : at;
  return Math.ceil((end - at) / DAY);
};
