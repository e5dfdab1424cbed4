import type Stripe from 'stripe';
import type { World } from '../engine/world';
import { idOf } from '../engine/ids';
import type { Payer } from '../checkout/pay-session';
import { newCard, newSepaDebit, newVoucher, paymentMethods } from '../payments/payment-method';
import { cardByNumber } from '../payments/test-cards';
import type { Words } from './words/en';

/** What a form says: who pays and how, or what is wrong with it. */
export type FormReading =
  | { ok: true; payer: Payer; method: Stripe.PaymentMethod | null }
  | { ok: false; word: keyof Words; field: string | null };

type Fields = Record<string, string>;

function wrong(word: keyof Words, field: string | null): FormReading {
  return { ok: false, word, field };
}

function expiryOf(text: string, now: Date): { month: number; year: number } | null {
  const found = /^\s*(\d{1,2})\s*[/-]?\s*(\d{2}|\d{4})\s*$/.exec(text);
  if (!found) return null;
  const month = Number(found[1]);
  const year = Number(found[2]) + (found[2]?.length === 2 ? 2000 : 0);
  if (month < 1 || month > 12 || year > now.getUTCFullYear() + 50) return null;
  const lastMonth = year * 12 + month >= now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  return lastMonth ? { month, year } : null;
}

function readCard(world: World, fields: Fields, payer: Payer): FormReading {
  const card = cardByNumber(fields['number'] ?? '');
  if (!card) return wrong('err_incorrect_number', 'number');
  const expiry = expiryOf(fields['expiry'] ?? '', new Date(world.clock.now()));
  if (!expiry) return wrong('err_invalid_expiry', 'expiry');
  if (!/^\d{3,4}$/.test((fields['cvc'] ?? '').trim())) return wrong('err_invalid_cvc', 'cvc');
  if (payer.name === '') return wrong('err_name_missing', 'name');
  const billing = { email: payer.email, name: payer.name, address: { country: payer.country } };
  return { ok: true, payer, method: newCard(world, card, { expMonth: expiry.month, expYear: expiry.year }, billing) };
}

function readOther(world: World, type: string, fields: Fields, payer: Payer): FormReading {
  if (payer.name === '') return wrong('err_name_missing', 'name');
  const billing = { email: payer.email, name: payer.name };
  if (type === 'sepa_debit') {
    const iban = (fields['iban'] ?? '').replace(/\s/g, '').toUpperCase();
    if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return wrong('err_invalid_iban', 'iban');
    return { ok: true, payer, method: newSepaDebit(world, iban, billing) };
  }
  if (type === 'boleto' || type === 'oxxo' || type === 'pix')
    return { ok: true, payer, method: newVoucher(world, type, billing, fields['tax_id'] ?? '') };
  return wrong('err_other', null);
}

function readSaved(world: World, session: Stripe.Checkout.Session, id: string): FormReading {
  const method = world.of(paymentMethods).get(id);
  if (!method || !idOf(method.customer) || idOf(method.customer) !== idOf(session.customer)) return wrong('err_other', null);
  const { billing_details: billing } = method;
  const payer = {
    email: session.customer_details?.email ?? billing.email ?? 'saved.card@example.com',
    name: billing.name ?? '',
    country: billing.address?.country ?? null,
  };
  return { ok: true, payer, method };
}

function readWallet(world: World, session: Stripe.Checkout.Session, wallet: string): FormReading {
  const card = cardByNumber('4242424242424242');
  if (!card || (wallet !== 'apple_pay' && wallet !== 'google_pay')) return wrong('err_other', null);
  const payer = {
    email: session.customer_email ?? session.customer_details?.email ?? 'wallet.buyer@example.com',
    name: 'Wallet Buyer',
    country: null,
  };
  return { ok: true, payer, method: newCard(world, card, { wallet }, payer) };
}

function readPayer(fields: Fields): Payer | null {
  const email = (fields['email'] ?? '').trim();
  if (!/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) return null;
  const country = fields['country'] ?? '';
  return {
    email,
    name: (fields['name'] ?? '').trim(),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    save: fields['save'] === 'yes',
  };
}

function lacksConsent(session: Stripe.Checkout.Session, fields: Fields): boolean {
  return session.consent_collection?.terms_of_service === 'required' && fields['terms'] !== 'yes';
}

/** Reads what a buyer sent from the pay page. */
export function readPayForm(world: World, session: Stripe.Checkout.Session, fields: Fields): FormReading {
  if (lacksConsent(session, fields)) return wrong('err_terms', 'terms');
  if (fields['saved']) return readSaved(world, session, fields['saved']);
  if (fields['wallet']) return readWallet(world, session, fields['wallet']);
  const payer = readPayer(fields);
  if (!payer) return wrong('err_invalid_email', 'email');
  if (session.mode === 'payment' && session.amount_total === 0) return readFree(payer);
  const type = fields['method'] ?? 'card';
  if (!session.payment_method_types.includes(type)) return wrong('err_other', null);
  return type === 'card' ? readCard(world, fields, payer) : readOther(world, type, fields, payer);
}

function readFree(payer: Payer): FormReading {
  return payer.name === '' ? wrong('err_name_missing', 'name') : { ok: true, payer, method: null };
}
