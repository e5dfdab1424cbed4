/** How a deal was left by its sides; what a day makes of it, `phaseOf` says. */
export type DealState = 'proposed' | 'accepted' | 'declined' | 'withdrawn';

/** What is put into a deal: a product, or a piece, by the name it had. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** One side's part: what the other recommends, under which version of which program. */
export interface Side {
  readonly partyId: number;
  readonly programId: number;
  readonly version: number;
  readonly products: readonly Named[];
  /** The place this side has in the other's program; null until the deal is accepted. */
  readonly placeId: number | null;
}

/** Two sellers recommend each other's products. Times are UTC ms. */
export interface Deal {
  readonly id: number;
  readonly publicId: string;
  readonly state: DealState;
  readonly proposer: Side;
  readonly partner: Side;
  readonly creatives: readonly Named[];
  /** What either earns of what the other sells through them. */
  readonly rateBasisPoints: number;
  readonly noticeDays: number;
  /** The end both agreed on. */
  readonly endsAt: number;
  /** The end after a notice; null while nobody gave one. */
  readonly noticedUntil: number | null;
  readonly noticedBy: number | null;
  readonly locale: 'en' | 'fr' | 'es' | 'pt-BR' | 'ar';
  readonly message: string | null;
  readonly reason: string | null;
  readonly createdAt: number;
  readonly answeredAt: number | null;
}

export type DealPhase = 'proposed' | 'lapsed' | 'declined' | 'withdrawn' | 'running' | 'ending' | 'over';

/** When it ends, as things stand. */
export const endOf = ({ endsAt, noticedUntil }: Pick<Deal, 'endsAt' | 'noticedUntil'>): number =>
  Math.min(endsAt, noticedUntil ?? Infinity);

/** How a deal stands at a moment. */
export const phaseOf = (deal: Pick<Deal, 'state' | 'endsAt' | 'noticedUntil'>, at: number): DealPhase => {
  const past = at >= endOf(deal);
  if (deal.state === 'proposed') return past ? 'lapsed' : 'proposed';
  if (deal.state !== 'accepted') return deal.state;
  if (past) return 'over';
  return deal.noticedUntil === null ? 'running' : 'ending';
};

/** Whether it may still bring, or brings, the two a place. */
export const isLiving = (deal: Deal, at: number): boolean => ['proposed', 'running', 'ending'].includes(phaseOf(deal, at));

const DAY = 86_400_000;

/** The day a notice given now ends a deal on, never after the end both agreed on. */
export const noticeEnd = ({ endsAt, noticeDays }: Pick<Deal, 'endsAt' | 'noticeDays'>, at: number): number =>
  Math.min(endsAt, at + noticeDays * DAY);

export const sideOf = (deal: Deal, partyId: number): { readonly mine: Side; readonly theirs: Side } | null => {
  if (deal.proposer.partyId === partyId) return { mine: deal.proposer, theirs: deal.partner };
  return deal.partner.partyId === partyId ? { mine: deal.partner, theirs: deal.proposer } : null;
};

/** What one place sold and earned, in one currency; minor units. */
export interface Sold {
  readonly sales: number;
  readonly revenue: number;
  readonly commission: number;
}

/** What went each way in one currency. `difference` is what the reader earned of the other beyond what the other earned of them. */
export interface Exchanged {
  readonly currency: string;
  readonly byMe: Sold;
  readonly byThem: Sold;
  readonly difference: number;
}

/** Sums of a place in one currency. */
export interface Sum extends Sold {
  readonly placeId: number;
  readonly currency: string;
}

const NOTHING: Sold = { sales: 0, revenue: 0, commission: 0 };

/** What each of two places sold for the other, by currency in alphabetical order; nothing where neither did. */
export const exchangeOf = (sums: readonly Sum[], myPlace: number | null, theirPlace: number | null): readonly Exchanged[] => {
  const of = (placeId: number | null, currency: string): Sold => {
    const found = sums.find((sum) => sum.placeId === placeId && sum.currency === currency);
    return found ? { sales: found.sales, revenue: found.revenue, commission: found.commission } : NOTHING;
  };
  const currencies = [
    ...new Set(sums.filter(({ placeId }) => placeId === myPlace || placeId === theirPlace).map(({ currency }) => currency)),
  ];
  return currencies.sort().map((currency) => {
    const [byMe, byThem] = [of(myPlace, currency), of(theirPlace, currency)];
    return { currency, byMe, byThem, difference: byMe.commission - byThem.commission };
  });
};
