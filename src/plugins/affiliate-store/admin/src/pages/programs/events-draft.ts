import { exponentOf } from '../../../../contracts/exponents';
import type { PaidEventsView } from '../../../../contracts/paid-events';
import { decimalOf, minorOf } from '../../shell/money';
import { amountsIn, amountsText } from './amounts-text';

/** What one kind of event pays, as it is typed: amounts as decimals, an empty field where there is no limit. */
export interface TypedPay {
  readonly amount: string;
  readonly period: 'day' | 'month';
  readonly mostCount: string;
  readonly mostAmount: string;
}

/** What of sales, or of renewals, is paid at most: amounts by currency, an empty field where there is no limit. */
export interface TypedCap {
  readonly period: 'day' | 'month';
  readonly most: string;
}

/** What pays, as it is typed. `sale` is what a program is that says nothing of leads and clicks. */
export interface TypedEvents {
  readonly scheme: 'sale' | PaidEventsView['scheme'];
  readonly currency: string;
  readonly lead: TypedPay;
  readonly click: TypedPay;
  readonly acceptAfterDays: string;
  readonly saleCap: TypedCap;
  readonly renewalCap: TypedCap;
}

type Pay = NonNullable<PaidEventsView['click']>;
type Cap = NonNullable<PaidEventsView['saleCap']>;
type Caps = Pick<PaidEventsView, 'saleCap' | 'renewalCap'>;

const NOTHING: TypedPay = { amount: '', period: 'month', mostCount: '', mostAmount: '' };

const typedPay = (pay: Pay | undefined): TypedPay => {
  if (!pay) return NOTHING;
  const { currency, cap } = pay;
  const text = (amount: number): string => decimalOf({ amount: String(amount), currency, exponent: exponentOf(currency) });
  return {
    amount: text(pay.amount),
    period: cap.period,
    mostCount: cap.count === null ? '' : String(cap.count),
    mostAmount: cap.amount === null ? '' : text(cap.amount),
  };
};

const typedCap = (cap: Cap | undefined): TypedCap => ({ period: cap?.period ?? 'month', most: cap ? amountsText(cap.amounts) : '' });

/** A program that names nothing but caps pays for sales. */
const typedScheme = (events: PaidEventsView | null): TypedEvents['scheme'] =>
  events === null || (events.scheme === 'all' && !events.lead && !events.click) ? 'sale' : events.scheme;

export const typedEvents = (events: PaidEventsView | null): TypedEvents => ({
  scheme: typedScheme(events),
  currency: (events?.lead ?? events?.click)?.currency ?? 'EUR',
  lead: typedPay(events?.lead),
  click: typedPay(events?.click),
  acceptAfterDays: events?.lead?.acceptAfterDays == null ? '' : String(events.lead.acceptAfterDays),
  saleCap: typedCap(events?.saleCap),
  renewalCap: typedCap(events?.renewalCap),
});

const MOST = 1_000_000_000;
const MOST_COUNT = 10_000_000;
const MOST_DAYS = 365;

const whole = (typed: string, least: number, most: number): number | null => {
  const value = /^\d{1,10}$/.test(typed.trim()) ? parseInt(typed, 10) : -1;
  return value >= least && value <= most ? value : null;
};

const payIn = ({ amount, period, mostCount, mostAmount }: TypedPay, currency: string): Pay | null => {
  const units = (typed: string): number | null => whole(minorOf(typed, exponentOf(currency)) ?? '', 1, MOST);
  const each = units(amount);
  const count = mostCount.trim() === '' ? null : whole(mostCount, 1, MOST_COUNT);
  const most = mostAmount.trim() === '' ? null : units(mostAmount);
  const isWrong = (typed: string, read: number | null): boolean => typed.trim() !== '' && read === null;
  if (each === null || isWrong(mostCount, count) || isWrong(mostAmount, most) || (count === null && most === null)) return null;
  return { currency, amount: each, cap: { period, count, amount: most } };
};

/** A cap as it was typed: null where there is none, undefined for what is no amount. A cap of nothing would be a program in which nothing pays. */
const capIn = ({ period, most }: TypedCap): Cap | null | undefined => {
  if (most.trim() === '') return null;
  const amounts = amountsIn(most);
  return amounts && Object.values(amounts).every((amount) => amount > 0) ? { period, amounts } : undefined;
};

/** Whether what was typed as a cap is none, and no empty field either. */
export const isNoCap = (cap: TypedCap): boolean => capIn(cap) === undefined;

/** The caps of sales and renewals, where sales pay; undefined for what is no cap. */
const capsIn = ({ scheme, saleCap, renewalCap }: TypedEvents): Caps | undefined => {
  if (scheme === 'lead' || scheme === 'click') return {};
  const [sale, renewal] = [capIn(saleCap), capIn(renewalCap)];
  if (sale === undefined || renewal === undefined) return undefined;
  return { ...(sale ? { saleCap: sale } : {}), ...(renewal ? { renewalCap: renewal } : {}) };
};

/** What was typed; undefined where it is nothing a program can promise. Each amount needs a cap, which is what the most it can cost is known by. */
export const eventsIn = (typed: TypedEvents): PaidEventsView | null | undefined => {
  const { scheme, currency, lead, click, acceptAfterDays } = typed;
  const caps = capsIn(typed);
  if (caps === undefined) return undefined;
  if (scheme === 'sale') return Object.keys(caps).length === 0 ? null : { scheme: 'all', ...caps };
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  const days = acceptAfterDays.trim() === '' ? null : whole(acceptAfterDays, 0, MOST_DAYS);
  if (acceptAfterDays.trim() !== '' && days === null) return undefined;
  const isWanted = (kind: 'lead' | 'click', { amount }: TypedPay): boolean => scheme === kind || (scheme === 'all' && amount.trim() !== '');
  const wanted = { lead: isWanted('lead', lead), click: isWanted('click', click) };
  const pays = { lead: wanted.lead ? payIn(lead, currency) : undefined, click: wanted.click ? payIn(click, currency) : undefined };
  if (pays.lead === null || pays.click === null || (!pays.lead && !pays.click)) return undefined;
  return {
    scheme,
    ...(pays.lead ? { lead: { ...pays.lead, acceptAfterDays: days } } : {}),
    ...(pays.click ? { click: pays.click } : {}),
    ...caps,
  };
};
