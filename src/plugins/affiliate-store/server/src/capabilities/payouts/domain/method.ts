/**
 * How a party is paid. `manual` is whatever the shop and the party agreed on, in words; `stripe` is an account of theirs at Stripe; `credit`
 * is money to spend in the shop.
 */
export type MethodKind = 'sepa' | 'paypal' | 'manual' | 'stripe' | 'credit';

/** What a rail needs to know of a method; sealed wherever it is kept. */
export type MethodDetails =
  | { readonly kind: 'sepa'; readonly holder: string; readonly iban: string; readonly bic: string | null }
  | { readonly kind: 'paypal'; readonly email: string }
  | { readonly kind: 'manual'; readonly instructions: string }
  | { readonly kind: 'stripe'; readonly accountId: string }
  | { readonly kind: 'credit' };

/** A method as everybody but the rail sees it. Times are UTC ms. */
export interface Method {
  readonly id: number;
  readonly partyId: number;
  readonly kind: MethodKind;
  /** Masked: enough to recognize, useless to whoever reads it. */
  readonly shown: string;
  readonly changedAt: number;
  /** From when money may go there; later than the change while it is cooling. */
  readonly usableFrom: number;
}

const DOTS = '••••';

const maskedIban = (iban: string): string => `${iban.slice(0, 4)} ${DOTS} ${iban.slice(-4)}`;

const maskedEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}${DOTS}@${email.slice(at + 1, at + 2)}${DOTS}${email.slice(email.lastIndexOf('.'))}`;
};

/** There is nothing to mask in it; pages and letters say it in the reader's words. */
export const SHOWN_CREDIT = 'Store credit';

/** What may be shown of the details. */
export const maskOf = (details: MethodDetails): string => {
  if (details.kind === 'sepa') return maskedIban(details.iban);
  if (details.kind === 'credit') return SHOWN_CREDIT;
  if (details.kind === 'stripe') return `Stripe ${DOTS} ${details.accountId.slice(-4)}`;
  return details.kind === 'paypal' ? maskedEmail(details.email) : DOTS;
};

/** An IBAN as it is kept: capitals, no spaces. */
export const compactIban = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** What makes an account one account, however it was typed; null where the details name none (words, store credit). */
export const accountIn = (details: MethodDetails): string | null => {
  if (details.kind === 'sepa') return `sepa:${compactIban(details.iban)}`;
  if (details.kind === 'paypal') return `paypal:${details.email.trim().toLowerCase()}`;
  return details.kind === 'stripe' ? `stripe:${details.accountId}` : null;
};

/** The currencies a method can carry; null where it can carry any. */
const CARRIES: Readonly<Record<MethodKind, readonly string[] | null>> = {
  sepa: ['EUR'],
  paypal: null,
  manual: null,
  stripe: null,
  credit: null,
};

/** Whether a method can carry a currency: SEPA is a scheme of euros. */
export const carries = (kind: MethodKind, currency: string): boolean => CARRIES[kind]?.includes(currency) ?? true;

/** True while money may not go to a method yet. */
export const isCooling = ({ usableFrom }: Pick<Method, 'usableFrom'>, now: number): boolean => now < usableFrom;
