import type { Currency } from '../../../kernel/currencies';
import { customerOf } from './judge-customer';
import {
  cellsBy,
  LONGEST,
  nameOf,
  NOTHING_SAID,
  refused,
  textOf,
  type CellOf,
  type Judged,
  type LineNote,
  type LineRefusal,
  type Reading,
} from './said';
import type { LineKind } from './source';
import { readAmount, readCurrency, readEmail, readRate, type DecimalMark } from './values';

export type { Judged, LineNote, LineRefusal, Reading, Said, SponsorNote } from './said';

const ACTIVE = new Set(['', 'active', 'approved', 'a', 'aktiv', 'actif', 'enabled']);
const PENDING = new Set(['pending', 'p', 'waiting', 'review']);
const PAID = new Set(['paid', 'p', 'payed']);
const CONFIRMED = new Set(['unpaid', 'approved', 'a', 'confirmed', 'owed', 'due', '']);

/** The currency of a line, or of the whole file; a refusal where an amount has neither. */
type InCurrency = { readonly currency: Currency; readonly refusal: null } | { readonly currency: null; readonly refusal: LineRefusal };

const currencyOf = (cell: CellOf, { currency }: Reading): InCurrency => {
  const named = cell('currency');
  const found = named === '' ? currency : readCurrency(named);
  return found === null
    ? { currency: null, refusal: named === '' ? 'CURRENCY_MISSING' : 'CURRENCY_UNKNOWN' }
    : { currency: found, refusal: null };
};

/** An amount of a column that may be empty; a refusal for what is none. Nothing is nothing in any currency. */
const amountOf = (text: string, { currency, refusal }: InCurrency, mark: DecimalMark): number | LineRefusal => {
  if (text === '') return 0;
  if (currency === null) return readAmount(text, 'EUR', mark) === 0 ? 0 : refusal;
  const amount = readAmount(text, currency, mark);
  if (amount === null) return 'AMOUNT_MALFORMED';
  return amount < 0 ? 'AMOUNT_NEGATIVE' : amount;
};

const rateOf = (cell: CellOf, { source, mark }: Reading): { readonly rate: number | null; readonly notes: readonly LineNote[] } => {
  const text = cell('rate');
  if (text === '') return { rate: null, notes: [] };
  const rate = /flat|fixed/i.test(cell('rateType')) ? null : readRate(text, mark, source.rates);
  return { rate, notes: rate === null ? ['RATE_NOT_TAKEN'] : [] };
};

const payoutEmailOf = (cell: CellOf): { readonly payoutEmail: string | null; readonly notes: readonly LineNote[] } => {
  const text = cell('payoutEmail');
  const payoutEmail = text === '' ? null : readEmail(text);
  return { payoutEmail, notes: text !== '' && payoutEmail === null ? ['PAYOUT_EMAIL_NOT_TAKEN'] : [] };
};

/** Somebody's e-mail address, and how they stood; or why nobody can be made of the line. */
const personOf = (cell: CellOf): { readonly email: string; readonly state: 'active' | 'pending' } | LineRefusal => {
  const email = readEmail(cell('email'));
  if (email === null) return cell('email') === '' ? 'EMAIL_MISSING' : 'EMAIL_MALFORMED';
  const state = cell('state').toLowerCase();
  if (ACTIVE.has(state)) return { email, state: 'active' };
  return PENDING.has(state) ? { email, state: 'pending' } : 'STATE_NOT_TAKEN';
};

/** What was paid is only told: an amount nobody can read is no reason to leave a person out. */
const paidBeforeOf = (cell: CellOf, money: InCurrency, mark: DecimalMark): number => {
  const amount = amountOf(cell('paidBefore'), money, mark);
  return typeof amount === 'string' ? 0 : amount;
};

// Exports write a zero where nobody brought somebody.
const sponsorOf = (cell: CellOf): string | null => (/^0?$/.test(cell('sponsorId')) ? null : textOf(cell('sponsorId').toLowerCase()));

const affiliateOf = (reading: Reading, cells: readonly string[]): Judged => {
  const cell = cellsBy(reading, cells);
  const person = personOf(cell);
  if (typeof person === 'string') return refused(person);
  const money = currencyOf(cell, reading);
  if (money.refusal === 'CURRENCY_UNKNOWN') return refused(money.refusal);
  const owed = amountOf(cell('owed'), money, reading.mark);
  if (typeof owed === 'string') return refused(owed);
  const { rate, notes } = rateOf(cell, reading);
  const payout = payoutEmailOf(cell);
  return {
    said: {
      ...NOTHING_SAID,
      ...person,
      kind: 'affiliate',
      externalId: textOf(cell('externalId')) ?? person.email,
      name: nameOf(cell) ?? person.email,
      code: textOf(cell('code')),
      rateBasisPoints: rate,
      joinedOn: textOf(cell('joinedOn')),
      payoutEmail: payout.payoutEmail,
      sponsorId: sponsorOf(cell),
      currency: money.currency,
      owed,
      paidBefore: paidBeforeOf(cell, money, reading.mark),
      notes: [...notes, ...payout.notes],
    },
  };
};

/** Owed is what was confirmed and not paid; the rest is told and not booked. */
const standingOf = (cell: CellOf): LineNote | 'owed' | 'STATE_NOT_TAKEN' => {
  const [standing, payout] = [cell('standing').toLowerCase(), cell('payoutStanding').toLowerCase()];
  if (PAID.has(payout) || standing === 'paid') return 'PAID_BEFORE';
  if (CONFIRMED.has(standing)) return 'owed';
  return PENDING.has(standing) ? 'NOT_CONFIRMED' : 'STATE_NOT_TAKEN';
};

const identityOf = (cell: CellOf, { source, header }: Reading, cells: readonly string[]): string => {
  const given = cell('externalId');
  if (given !== '') return given.slice(0, LONGEST);
  return (source.identity ?? []).map((column) => (cells[header.indexOf(column)] ?? '').trim()).join('|');
};

const earningOf = (reading: Reading, cells: readonly string[]): Judged => {
  const cell = cellsBy(reading, cells);
  const externalId = identityOf(cell, reading, cells);
  if (externalId.replaceAll('|', '') === '') return refused('ID_MISSING');
  const money = currencyOf(cell, reading);
  if (money.refusal !== null) return refused(money.refusal);
  const amount = cell('amount') === '' ? 'AMOUNT_MALFORMED' : amountOf(cell('amount'), money, reading.mark);
  if (typeof amount === 'string') return refused(amount);
  const standing = standingOf(cell);
  if (standing === 'STATE_NOT_TAKEN') return refused(standing);
  return {
    said: {
      ...NOTHING_SAID,
      kind: 'earning',
      externalId,
      email: readEmail(cell('email')),
      affiliateId: textOf(cell('affiliateId')),
      joinedOn: textOf(cell('occurredOn')),
      currency: money.currency,
      owed: standing === 'owed' ? amount : 0,
      paidBefore: standing === 'PAID_BEFORE' ? amount : 0,
      notes: standing === 'owed' ? [] : [standing],
    },
  };
};

/** A line that sums a sheet up is about nobody. */
export const isTotal = (cells: readonly string[]): boolean => /^totals?$/i.test(cells[0] ?? '');

const READERS: Readonly<Record<LineKind, (reading: Reading, cells: readonly string[]) => Judged>> = {
  affiliate: affiliateOf,
  earning: earningOf,
  customer: customerOf,
};

/** What a line says, or why it says nothing that can be taken. */
export const judgeLine = (reading: Reading, cells: readonly string[]): Judged => READERS[reading.source.kind](reading, cells);

/** Whether somebody can be recognised by the columns that were chosen. */
export const canRead = ({ source, mapping }: Pick<Reading, 'source' | 'mapping'>): boolean =>
  source.kind === 'earning'
    ? mapping.amount !== undefined && (mapping.affiliateId !== undefined || mapping.email !== undefined)
    : mapping.email !== undefined;
