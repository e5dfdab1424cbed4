import type { Locale } from '../letter';

interface Told {
  readonly subject: (product: string) => string;
  readonly lead: (product: string) => string;
  readonly note: string;
}

/**
 * Words of the mails about a subscription that begins, is cancelled, goes on or is over. Those that may be about instalments too say
 * "payments" and not "subscription": instalments are one purchase.
 */
export interface SubscriptionStateWords {
  readonly begun: Told & { readonly button: string };
  /** The same where days are free, or where it is one price in parts. */
  readonly free: (day: string, amount: string) => string;
  readonly parts: Told & { readonly count: (count: number) => string };
  readonly trialEnding: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string, day: string) => string;
    readonly then: (amount: string) => string;
    readonly button: string;
  };
  readonly cancelled: Told & { readonly open: (day: string) => string; readonly button: string };
  readonly goesOn: Told & { readonly button: string };
  readonly over: Told;
  readonly paidOff: Told;
  readonly notChanged: {
    readonly subject: (product: string) => string;
    readonly lead: (product: string, offer: string) => string;
    readonly note: string;
    readonly button: string;
  };
  readonly row: { readonly what: string; readonly next: string; readonly open: string };
}

/** How many, in the forms a language has for it. */
export const counted =
  (locale: Locale, forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>) =>
  (count: number): string =>
    (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other).replace('#', String(count));
