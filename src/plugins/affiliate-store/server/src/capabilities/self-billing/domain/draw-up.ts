import { minor } from '../../../kernel/money';
import { proportionHalfUp } from '../../../kernel/proportion';

/** One line of a statement, as far as it changed what is owed to a party. Minor units, signed: below zero it was taken back. */
export interface Entry {
  /** The order's number, or what else the line is about. */
  readonly reference: string | null;
  readonly kind: string;
  readonly amount: number;
  /** Whether it is of an order, and if so, whether the party has nothing but commission in it. */
  readonly order: 'commission' | 'other_role' | null;
  /** When it happened, UTC ms. */
  readonly at: number;
}

/** `commission` and `bonus` are earned, `reinstated` came back; `reversal` and `deduction` are taken back. */
export type LineWhat = 'commission' | 'reinstated' | 'bonus' | 'reversal' | 'deduction';

/** One line of a paper; above zero whichever way it goes. */
export interface PaperLine {
  readonly what: LineWhat;
  readonly reference: string;
  readonly amount: number;
  /** The rate of the tax that comes on top, basis points; absent where none does. */
  readonly rate?: number;
}

/** The tax of a paper at one rate, on the sum of its lines. */
export interface TaxOnTop {
  readonly rate: number;
  readonly net: number;
  readonly tax: number;
}

/** Why something the ledger moved is on no paper. */
export type ApartReason = 'other_role' | 'before_agreement' | 'tax_on_top' | 'not_consideration';

export interface Apart {
  readonly reason: ApartReason;
  readonly amount: number;
}

/** The papers of a month: `invoiced` less `credited` plus what is apart is `moved`. */
export interface Drawn {
  readonly invoice: readonly PaperLine[];
  readonly credit: readonly PaperLine[];
  readonly apart: readonly Apart[];
  /** Orders whose sale is in this month, with the rate they are taxed at: what they lose later is taken back by a credit note, with that tax. */
  readonly sold: ReadonlyArray<{ readonly number: string; readonly rate: number }>;
  readonly invoiceTax: readonly TaxOnTop[];
  readonly creditTax: readonly TaxOnTop[];
  /** Net of the tax on top. */
  readonly invoiced: number;
  readonly credited: number;
  readonly setApart: number;
  readonly moved: number;
}

const total = (lines: readonly { readonly amount: number }[]): number => lines.reduce((sum, line) => sum + line.amount, 0);

/**
 * What is known of the tax: at which rate orders were billed before, and which rate applies to what happened at a moment. What goes back takes the
 * tax of its own invoice with it, whatever its payee or the rate has become since.
 */
export interface Rates {
  readonly billed: ReadonlyMap<string, number>;
  readonly at: (moment: number) => number;
}

const withRate = (line: Omit<PaperLine, 'rate'>, rate: number): PaperLine => (rate === 0 ? line : { ...line, rate });

interface Told {
  readonly line?: PaperLine;
  readonly apart?: Apart;
  readonly sold: number | null;
}

/** What an order came to in the month, with where it belongs. */
const ofOrder = (reference: string, entries: readonly Entry[], rates: Rates): Told => {
  const amount = total(entries);
  if (entries.some(({ order }) => order === 'other_role')) return { apart: { reason: 'other_role', amount }, sold: null };
  const sale = entries.find(({ kind }) => kind === 'sale');
  const rate = sale ? rates.at(sale.at) : rates.billed.get(reference);
  if (rate === undefined) return { apart: { reason: 'before_agreement', amount }, sold: null };
  const sold = sale ? rate : null;
  if (amount === 0) return { sold };
  if (amount < 0) return { line: withRate({ what: 'reversal', reference, amount: -amount }, rate), sold };
  return { line: withRate({ what: sale ? 'commission' : 'reinstated', reference, amount }, rate), sold };
};

const isCredit = ({ what }: PaperLine): boolean => what === 'reversal' || what === 'deduction';

const alone = ({ reference, kind, amount, at }: Entry, rates: Rates): { readonly line?: PaperLine; readonly apart?: Apart } => {
  const named = { reference: reference ?? '', amount: Math.abs(amount) };
  // What clicks and leads earn is pay for what was done, as a bonus is.
  if ((kind === 'bonus' || kind === 'event_earned') && amount > 0) return { line: withRate({ what: 'bonus', ...named }, rates.at(at)) };
  if (kind === 'deduction' && amount < 0) return { line: withRate({ what: 'deduction', ...named }, rates.at(at)) };
  return { apart: { reason: kind === TAX_KIND ? 'tax_on_top' : 'not_consideration', amount } };
};

/** The kind of the journals by which the tax of papers is booked: of earlier ones, where a statement shows it. */
export const TAX_KIND = 'self_billed_tax';

const REASONS: readonly ApartReason[] = ['other_role', 'before_agreement', 'tax_on_top', 'not_consideration'];
const HUNDRED_PERCENT = 10_000;

/** The tax on top of some lines, rate by rate: rounded half up once on the sum, as whoever checks the paper would. */
export const taxOnTop = (lines: readonly PaperLine[]): readonly TaxOnTop[] => {
  const rates = [...new Set(lines.flatMap(({ rate }) => rate ?? []))].sort((a, b) => b - a);
  return rates.map((rate) => {
    const net = total(lines.filter((line) => line.rate === rate));
    return { rate, net, tax: proportionHalfUp(minor(net), rate, HUNDRED_PERCENT) };
  });
};

/** What the tax of a paper comes to. */
export const taxOf = (taxes: readonly TaxOnTop[]): number => taxes.reduce((sum, { tax }) => sum + tax, 0);

/**
 * Draws up a month: what an order earned and lost in it is one line; what an order that was self-billed before loses now is credited, and
 * what comes home is invoiced again. Nothing is lost on the way: lines and what is apart come to what the entries come to; tax comes on top.
 */
export const drawUp = (entries: readonly Entry[], rates: Rates): Drawn => {
  const orders = new Map<string, Entry[]>();
  const others: Entry[] = [];
  for (const entry of entries) {
    if (entry.amount === 0 && entry.kind !== 'sale') continue;
    if (entry.order === null || entry.reference === null) others.push(entry);
    else orders.set(entry.reference, [...(orders.get(entry.reference) ?? []), entry]);
  }
  const told = [...orders].map(([reference, own]) => ({ reference, ...ofOrder(reference, own, rates) }));
  const single = others.filter(({ amount }) => amount !== 0).map((entry) => alone(entry, rates));
  const lines = [...told, ...single].flatMap(({ line }) => line ?? []);
  const aside = [...told, ...single].flatMap(({ apart }) => apart ?? []);
  const invoice = lines.filter((line) => !isCredit(line));
  const credit = lines.filter(isCredit);
  const apart = REASONS.flatMap((reason) => {
    const amount = total(aside.filter((one) => one.reason === reason));
    return amount === 0 ? [] : [{ reason, amount }];
  });
  return {
    invoice,
    credit,
    apart,
    sold: told.flatMap(({ reference, sold }) => (sold === null ? [] : [{ number: reference, rate: sold }])),
    invoiceTax: taxOnTop(invoice),
    creditTax: taxOnTop(credit),
    invoiced: total(invoice),
    credited: total(credit),
    setApart: total(apart),
    moved: total(entries),
  };
};
