import { exponentOf } from '../../../../contracts/exponents';
import type { PaidEventsView } from '../../../../contracts/paid-events';
import { decimalOf, minorOf } from '../../shell/money';

/** What one kind of event pays, as it is typed: amounts as decimals, an empty field where there is no limit. */
export interface TypedPay {
  readonly amount: string;
  readonly period: 'day' | 'month';
  readonly mostCount: string;
  readonly mostAmount: string;
}

/** What pays, as it is typed. `sale` is what a program is that says nothing. */
export interface TypedEvents {
  readonly scheme: 'sale' | PaidEventsView['scheme'];
  readonly currency: string;
  readonly lead: TypedPay;
  readonly click: TypedPay;
  readonly acceptAfterDays: string;
}

type Pay = NonNullable<PaidEventsView['click']>;

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

export const typedEvents = (events: PaidEventsView | null): TypedEvents => ({
  scheme: events?.scheme ?? 'sale',
  currency: (events?.lead ?? events?.click)?.currency ?? 'EUR',
  lead: typedPay(events?.lead),
  click: typedPay(events?.click),
  acceptAfterDays: events?.lead?.acceptAfterDays == null ? '' : String(events.lead.acceptAfterDays),
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

/** What was typed; undefined where it is nothing a program can promise. Each amount needs a cap, which is what the most it can cost is known by. */
export const eventsIn = ({ scheme, currency, lead, click, acceptAfterDays }: TypedEvents): PaidEventsView | null | undefined => {
  if (scheme === 'sale') return null;
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
  };
};
