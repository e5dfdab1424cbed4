/** At most so many and so much for one affiliate in each UTC day or month; amounts are minor units, null is no limit. */
export interface EventCap {
  readonly period: 'day' | 'month';
  readonly count: number | null;
  readonly amount: number | null;
}

/** What each click that counts pays, in minor units. */
export interface ClickPay {
  readonly currency: string;
  readonly amount: number;
  readonly cap: EventCap;
}

/** What each accepted lead pays; one nobody decided about is accepted after some days, or never where that is null. */
export interface LeadPay extends ClickPay {
  readonly acceptAfterDays: number | null;
}

/**
 * At most so much of what sales, or renewals, earn one affiliate in each UTC day or month: minor units by currency. In a currency that is not
 * named there is no limit.
 */
export interface EarningCap {
  readonly period: 'day' | 'month';
  readonly amounts: Readonly<Record<string, number>>;
}

/** What pays beside sales, or instead of them; and what of sales and of renewals is paid at most, absent where there is no limit. */
export interface PaidEvents {
  readonly scheme: 'lead' | 'click' | 'all';
  readonly lead?: LeadPay;
  readonly click?: ClickPay;
  readonly saleCap?: EarningCap;
  readonly renewalCap?: EarningCap;
}
