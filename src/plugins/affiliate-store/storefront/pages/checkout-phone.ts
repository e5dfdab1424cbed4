import type { CartView } from '../../contracts/checkout';
import type { PageRequest } from '../site/page';

/** What the buyer typed into the field of the telephone, and whether they agreed to messages. */
export interface PhoneTyped {
  readonly phone: string;
  readonly smsAgreed: boolean;
}

/** A number without what people put between its digits; 00 is what some keep in place of the plus. */
export const plainPhone = (typed: string): string => typed.replace(/[\s().\-\u2010-\u2015]/g, '').replace(/^00/, '+');

export const phoneTyped = (form: Readonly<Record<string, string>>): PhoneTyped => ({
  phone: form['phone']?.trim() ?? '',
  smsAgreed: form['sms_agreed'] !== undefined,
});

export const phoneBefore = ({ sms }: CartView): PhoneTyped => ({
  phone: sms?.phone ?? '',
  smsAgreed: sms !== null && sms.phone !== null,
});

/** What is wrong with the number: it is optional, but one without consent, or none at all, cannot be used. */
export const wrongPhone = ({ t }: PageRequest, { sms }: CartView, typed: PhoneTyped): { phone?: string; sms_agreed?: string } => {
  if (sms === null || (typed.phone === '' && !typed.smsAgreed)) return {};
  if (!/^\+[1-9]\d{6,14}$/.test(plainPhone(typed.phone))) return { phone: t('checkout.sms.error') };
  return typed.smsAgreed ? {} : { sms_agreed: t('checkout.sms.notAgreed') };
};

/** What of it goes to the store: a number that was agreed to, that there is none any more, or nothing. */
export const phoneChange = (cart: CartView, typed: PhoneTyped): { sms?: { phone: string; version: string } | null } => {
  const { sms } = cart;
  if (sms === null) return {};
  const phone = plainPhone(typed.phone);
  if (typed.smsAgreed && /^\+[1-9]\d{6,14}$/.test(phone)) return { sms: { phone, version: sms.version } };
  return sms.phone === null ? {} : { sms: null };
};
