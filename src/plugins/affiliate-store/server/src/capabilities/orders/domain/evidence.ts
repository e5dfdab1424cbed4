/** The texts a dispute is answered with; each may be empty, and together they say something. */
export interface Evidence {
  /** What was sold. */
  readonly product: string;
  /** When access was given, and what was opened with it. */
  readonly access: string;
  /** What the buyer agreed to before they paid. */
  readonly terms: string;
  /** Why the payment stands, in the shop's own words. */
  readonly explanation: string;
}

/** What the shop knows of an order by itself. Moments UTC ms, amounts as they are read. */
export interface KnownOfOrder {
  readonly number: string;
  readonly total: string;
  readonly paidAt: number;
  readonly paidWith: string | null;
  readonly country: string;
  readonly items: ReadonlyArray<{ readonly product: string; readonly offer: string; readonly seller: string; readonly price: string }>;
  readonly consents: ReadonlyArray<{ readonly key: string; readonly version: string; readonly at: number }>;
  readonly guaranteeDays: number;
  readonly grants: ReadonlyArray<{ readonly product: string; readonly at: number }>;
  readonly downloads: ReadonlyArray<{ readonly file: string; readonly at: number }>;
  readonly letters: ReadonlyArray<{ readonly kind: string; readonly at: number }>;
  readonly refunded: string | null;
}

const at = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
const lines = (texts: ReadonlyArray<string | null>): string => texts.filter((text) => text !== null).join('\n');

/** The longest text the provider takes of each kind, in characters. */
export const MOST_OF_A_TEXT = 20_000;
const MOST_ROWS = 100;

/** What happened so often that not all of it fits is told from both ends. */
const someOf = (rows: readonly string[]): readonly string[] =>
  rows.length <= MOST_ROWS ? rows : [...rows.slice(0, MOST_ROWS / 2), `… ${rows.length - MOST_ROWS} more …`, ...rows.slice(-MOST_ROWS / 2)];

/**
 * What the shop can say of an order by itself: what was sold, what was opened, what was agreed to, the receipt. In English, which the
 * banks read; staff reads it before it is sent, and puts its own words beside it.
 */
export const proposeEvidence = (known: KnownOfOrder): Evidence => ({
  product: lines(
    known.items.map(({ product, offer, seller, price }) => `Digital product “${product}” (${offer}), sold by ${seller} for ${price}.`),
  ),
  access: lines([
    ...known.grants.map(({ product, at: granted }) => `${at(granted)}  Access to “${product}” was given.`),
    ...someOf(known.downloads.map(({ file, at: fetched }) => `${at(fetched)}  The buyer, signed in, fetched the file “${file}”.`)),
    known.downloads.length === 0 ? 'No file of this order was fetched so far.' : null,
  ]),
  terms: lines([
    ...known.consents.map(
      ({ key, version, at: agreed }) => `${at(agreed)}  The buyer agreed to “${key}”, version ${version}, before paying.`,
    ),
    known.guaranteeDays > 0 ? `Money back within ${known.guaranteeDays} days of the purchase, on request.` : null,
  ]),
  explanation: lines([
    `Order ${known.number}: ${known.total}, paid ${at(known.paidAt)}${known.paidWith === null ? '' : ` with ${known.paidWith}`}; country of the buyer: ${known.country}.`,
    known.refunded === null ? 'Nothing of it was given back.' : `${known.refunded} of it was given back already.`,
    ...known.letters.map(
      ({ kind, at: sent }) => `${at(sent)}  E-mail “${kind.replaceAll('_', ' ')}” was sent to the address of the order.`,
    ),
  ]),
});

/** A paper for the bank: facts in pairs, then rows as they happened. `at` UTC ms. */
export interface EvidencePaper {
  readonly title: string;
  readonly seller: string;
  readonly at: number;
  readonly facts: ReadonlyArray<readonly [string, string]>;
  readonly rows: readonly string[];
  readonly note: string;
}

const buyerFacts = ({ number, country }: KnownOfOrder, email: string): ReadonlyArray<readonly [string, string]> => [
  ['Order', number],
  ['Buyer', email],
  ['Country', country],
];

/** What was paid, for what and to whom, as a paper. */
export const receiptPaper = (known: KnownOfOrder, email: string, shop: string): EvidencePaper => ({
  title: `Receipt ${known.number}`,
  seller: shop,
  at: known.paidAt,
  facts: [
    ...buyerFacts(known, email),
    ['Paid', at(known.paidAt)],
    ...(known.paidWith === null ? [] : [['Paid with', known.paidWith] as const]),
    ...known.items.map(({ product, offer, price }) => [`${product} (${offer})`, price] as const),
    ...(known.refunded === null ? [] : [['Given back', known.refunded] as const]),
    ['Total', known.total],
  ],
  rows: [...new Set(known.items.map(({ product, seller }) => `“${product}” was sold by ${seller}.`))],
  note: `Drawn by ${shop} from its records of the order.`,
});

/** What was opened, fetched and written, and when, as a paper; `drawnAt` is when it was. */
export const accessPaper = (known: KnownOfOrder, email: string, shop: string, drawnAt: number): EvidencePaper => {
  const { access, explanation } = proposeEvidence(known);
  return {
    title: `Access given by order ${known.number}`,
    seller: shop,
    at: drawnAt,
    facts: buyerFacts(known, email),
    rows: [...access.split('\n'), ...explanation.split('\n').filter((row) => row.includes('E-mail'))],
    note: `Drawn by ${shop} from its records on ${at(drawnAt)}. Moments are UTC.`,
  };
};

/** Whether texts say anything at all. */
export const saysSomething = (evidence: Evidence): boolean => Object.values(evidence).some((text: string) => text.trim() !== '');
