import { readAmounts } from './agreed-amounts';
import { chargeStep, minimumCharge, maximumCharge } from '../../../kernel/currencies';
import { WHOLE } from '../../../kernel/basis-points';
import { parseMoney } from '../../../kernel/money';

/** What is wrong with one field of a form; the path leads to it. */
export interface FieldComplaint {
  readonly path: readonly string[];
  readonly message: string;
}

/** A price as the editor typed it. */
export interface TypedPrice {
  readonly currency: string;
  readonly amount: string;
}

const complaint = (path: readonly (string | number)[], message: string): FieldComplaint => ({ path: path.map(String), message });

const aboutAmount = ({ currency, amount }: TypedPrice, index: number): readonly FieldComplaint[] => {
  const path = ['prices', index, 'amount'];
  const parsed = parseMoney(amount, currency);
  if (!parsed.ok) return [complaint(path, parsed.failure.message)];
  const { minor } = parsed.value;
  // Nothing is a price too: the order is then settled without a payment.
  if (minor !== 0 && minor < minimumCharge(currency))
    return [complaint(path, `Payments below the smallest charge in ${currency} cannot be taken. Raise the price, or make it 0.`)];
  if (minor % chargeStep(currency) !== 0)
    return [complaint(path, `Prices in ${currency} end in 0: payments go in steps of ${chargeStep(currency)} of its smallest unit.`)];
  if (minor > maximumCharge(currency)) return [complaint(path, `This is more than one payment in ${currency} can be.`)];
  return [];
};

/** What is wrong with the prices of an offer; `known` are the currencies the shop can sell in. */
export const complaintsAboutPrices = (prices: readonly TypedPrice[], known: ReadonlySet<string>): readonly FieldComplaint[] => {
  if (prices.length === 0) return [complaint(['prices'], 'An offer needs at least one price.')];
  const seen = new Set<string>();
  return prices.flatMap((price, index) => {
    if (!known.has(price.currency))
      return [complaint(['prices', index, 'currency'], `"${price.currency}" is not a currency this shop can sell in.`)];
    if (seen.has(price.currency))
      return [complaint(['prices', index, 'currency'], `There is a price in ${price.currency} already: one price per currency.`)];
    seen.add(price.currency);
    return aboutAmount(price, index);
  });
};

/** What is wrong with the time an offer is on sale (UTC ms). */
export const complaintsAboutTime = (from: number | null, until: number | null): readonly FieldComplaint[] =>
  from !== null && until !== null && until <= from ? [complaint(['validUntil'], 'The end of the sale lies before its beginning.')] : [];

/** An offer another one names, by documentId; null where none was chosen. */
export interface NamedOffer {
  readonly offer: string | null;
  readonly renews: boolean;
}

/** What is wrong with what is offered along with an offer, or after it. */
export const complaintsAboutNamed = (
  field: 'orderBumps' | 'followUps',
  offer: string,
  named: readonly NamedOffer[],
): readonly FieldComplaint[] =>
  named.flatMap(({ offer: one, renews }, index) => {
    const path = [field, index, 'offer'];
    if (one === null) return [complaint(path, 'Choose the offer to add.')];
    if (one === offer) return [complaint(path, 'An offer cannot be added to itself.')];
    if (renews) return [complaint(path, 'What is paid again and again is ordered by itself; choose an offer that is paid once.')];
    return named.findIndex((other) => other.offer === one) < index ? [complaint(path, 'This offer is listed twice.')] : [];
  });

/** What is wrong with offering it in the club: one press there is one payment. */
export const complaintsAboutClub = (offeredInClub: boolean, renews: TypedRenewal['renews']): readonly FieldComplaint[] =>
  offeredInClub && renews !== 'once'
    ? [
        complaint(
          ['offeredInClub'],
          'What is paid again and again is ordered by itself; only an offer that is paid once can be offered for one press.',
        ),
      ]
    : [];

/** How an offer is paid, as the editor chose it. */
export interface TypedRenewal {
  readonly renews: 'once' | 'month' | 'year';
  readonly everyCount: number;
  readonly trialDays: number;
  /** In how many payments; null for what goes on. */
  readonly instalments: number | null;
}

const MOST_MONTHS = 12;

/** Instalments are parts of one price, due each month from the day of the purchase on. */
const complaintsAboutInstalments = ({ renews, everyCount, trialDays, instalments }: TypedRenewal): readonly FieldComplaint[] => {
  if (instalments === null) return [];
  if (renews !== 'month' || everyCount !== 1)
    return [complaint(['instalments'], 'Instalments are paid each month: choose “month”, every 1 month, or leave their number empty.')];
  return trialDays === 0
    ? []
    : [complaint(['trialDays'], 'The first instalment is paid with the purchase: there are no free days before it.')];
};

/** What is wrong with how an offer renews: free days and counts belong to what renews, and nothing is not paid again and again. */
export const complaintsAboutRenewal = (typed: TypedRenewal, prices: readonly TypedPrice[]): readonly FieldComplaint[] => {
  const { renews, everyCount, trialDays } = typed;
  const parts = complaintsAboutInstalments(typed);
  if (parts.length > 0) return parts;
  if (renews === 'once')
    return trialDays === 0 ? [] : [complaint(['trialDays'], 'Only what is paid again and again can begin with free days.')];
  // The provider bills at most a year ahead.
  if (renews === 'year' && everyCount > 1) return [complaint(['everyCount'], 'A payment is due at least once a year.')];
  if (everyCount > MOST_MONTHS) return [complaint(['everyCount'], 'A payment is due at least once a year.')];
  return prices.flatMap(({ currency, amount }, index) => {
    const parsed = parseMoney(amount, currency);
    return parsed.ok && parsed.value.minor === 0
      ? [complaint(['prices', index, 'amount'], 'What is paid again and again cannot cost nothing.')]
      : [];
  });
};

/** One co-producer as the editor typed it; the creator by documentId, null where none was chosen; times UTC ms. */
export interface TypedShare {
  readonly creator: string | null;
  readonly shareBasisPoints: number;
  /** Amounts of each sale instead of a share, as they were typed. */
  readonly fixedAmounts?: string | null;
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

const overlap = (a: TypedShare, b: TypedShare): boolean =>
  (a.validFrom ?? -Infinity) < (b.validUntil ?? Infinity) && (b.validFrom ?? -Infinity) < (a.validUntil ?? Infinity);

const HOW_AMOUNTS = 'Write amounts with their currency, each once, such as 5.00 EUR, 6.00 USD.';

/** What is wrong with the amounts of a product's team: what cannot be read, and who is promised both ways or neither. */
export const complaintsAboutAmounts = (
  keeps: string | null,
  shares: readonly TypedShare[],
  currencies: ReadonlySet<string>,
): readonly FieldComplaint[] => [
  ...(readAmounts(keeps, currencies) === null ? [complaint(['creatorKeepsAmounts'], HOW_AMOUNTS)] : []),
  ...shares.flatMap(({ shareBasisPoints, fixedAmounts }, index) => {
    const amounts = readAmounts(fixedAmounts, currencies);
    if (amounts === null) return [complaint(['coProducers', index, 'fixedAmounts'], HOW_AMOUNTS)];
    const fixed = Object.keys(amounts).length > 0;
    if (fixed !== shareBasisPoints > 0) return [];
    return [
      complaint(
        ['coProducers', index, 'shareBasisPoints'],
        'A co-producer has a share, or fixed amounts and a share of 0: one of the two.',
      ),
    ];
  }),
];

/** What is wrong with a product's team: who is missing, who is named twice at one time, and shares of more than everything. */
export const complaintsAboutTeam = (creator: string | null, shares: readonly TypedShare[]): readonly FieldComplaint[] => {
  const people = shares.flatMap((share, index) => {
    const path = ['coProducers', index, 'creator'];
    if (share.creator === null) return [complaint(path, 'Choose who the co-producer is.')];
    if (share.creator === creator) return [complaint(path, 'The creator of the product is not their own co-producer.')];
    return shares.some((other, at) => at < index && other.creator === share.creator && overlap(other, share))
      ? [complaint(path, 'This co-producer is listed twice for the same time.')]
      : [];
  });
  // A sum is largest at a moment where some share begins.
  const moments = [-Infinity, ...shares.map((share) => share.validFrom ?? -Infinity)];
  const most = Math.max(
    ...moments.map((at) =>
      shares
        .filter((share) => (share.validFrom ?? -Infinity) <= at && at < (share.validUntil ?? Infinity))
        .reduce((sum, share) => sum + share.shareBasisPoints, 0),
    ),
  );
  return most > WHOLE
    ? [...people, complaint(['coProducers'], `The co-producers' shares add up to ${most} basis points; ${WHOLE} is everything.`)]
    : people;
};

const LARGEST_TAG = 60;
const MOST_TAGS = 20;

/** What is wrong with a product's tags, which an editor types as JSON. */
export const complaintsAboutTags = (tags: unknown): readonly FieldComplaint[] => {
  if (tags === null || tags === undefined) return [];
  const fine =
    Array.isArray(tags) &&
    tags.length <= MOST_TAGS &&
    tags.every((tag) => typeof tag === 'string' && tag.trim() !== '' && tag.length <= LARGEST_TAG);
  return fine
    ? []
    : [
        complaint(
          ['tags'],
          `Tags are a list of up to ${MOST_TAGS} words, such as ["design", "figma"], each of at most ${LARGEST_TAG} letters.`,
        ),
      ];
};
