/** What a country has a rate for; what is exempt bears none anywhere. */
export type RateKind = 'standard' | 'reduced';

/** A rate from a day on (`2027-01-01`), until a later one of the same country and kind begins. */
export interface DatedRate {
  readonly country: string;
  readonly kind: RateKind;
  readonly basisPoints: number;
  readonly validFrom: string;
}

/** Basis points by country, for each kind. */
export type RatesByKind = Readonly<Record<RateKind, Readonly<Record<string, number>>>>;

type Key = Pick<DatedRate, 'country' | 'kind'>;

const isOf =
  ({ country, kind }: Key) =>
  (rate: DatedRate): boolean =>
    rate.country === country && rate.kind === kind;

/** The rate with a day that holds on a day; null where none has begun by then. Days compare as they are written. */
export const datedOn = <Rate extends DatedRate>(rates: readonly Rate[], key: Key, day: string): Rate | null =>
  rates
    .filter(isOf(key))
    .reduce<Rate | null>((latest, rate) => (rate.validFrom <= day && rate.validFrom > (latest?.validFrom ?? '') ? rate : latest), null);

/** What holds on a day: rates without a day, and those with one in their place as soon as they have begun. */
export const ratesOn = (rates: readonly DatedRate[], undated: RatesByKind, day: string): RatesByKind => {
  const of = (kind: RateKind): Record<string, number> => {
    const countries = new Set(rates.filter((rate) => rate.kind === kind).map(({ country }) => country));
    const begun = [...countries].flatMap((country) => datedOn(rates, { country, kind }, day) ?? []);
    return { ...undated[kind], ...Object.fromEntries(begun.map(({ country, basisPoints }) => [country, basisPoints])) };
  };
  return { standard: of('standard'), reduced: of('reduced') };
};

/** The days a rate would hold: from its own until the next one begins, or for good. */
export const spanOf = (rates: readonly DatedRate[], wanted: DatedRate): { readonly from: string; readonly until: string | null } => {
  const later = rates
    .filter(isOf(wanted))
    .map(({ validFrom }) => validFrom)
    .filter((day) => day > wanted.validFrom)
    .sort();
  return { from: wanted.validFrom, until: later[0] ?? null };
};

/** What entering a rate would do. `used`: orders of its days took another one, and what they took stays what held. */
export type RateVerdict = 'new' | 'replaces' | 'unchanged' | 'used';

/** `ordered`: whether anybody of the country ordered on the days the rate would hold. */
export const judgeRate = (
  wanted: DatedRate,
  known: { readonly rates: readonly DatedRate[]; readonly undated: RatesByKind; readonly today: string; readonly ordered: boolean },
): RateVerdict => {
  const { rates, undated, today, ordered } = known;
  const same = rates.find((rate) => isOf(wanted)(rate) && rate.validFrom === wanted.validFrom);
  if (same && same.basisPoints === wanted.basisPoints) return 'unchanged';
  const held = ratesOn(rates, undated, wanted.validFrom)[wanted.kind][wanted.country];
  // What has begun may be told of afterwards where it changes nothing that was charged: history of before the shop knew days.
  if (wanted.validFrom <= today && ordered && held !== wanted.basisPoints) return 'used';
  return same ? 'replaces' : 'new';
};
