import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../engine/failures';
import { fingerprintOf, newId } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { fullAddress } from '../resources/fields';
import { cardByNumber, cardByToken, type CardBehaviour, type TestCard } from './test-cards';

/** Payment methods; only those of a customer are listed. */
export const paymentMethods = defineCollection<Stripe.PaymentMethod>('payment_methods', 'pm', {
  customer: (method) => (typeof method.customer === 'string' ? method.customer : method.customer?.id),
});

/** What the sandbox knows about an instrument and never shows: the number, and how it behaves. */
export interface Instrument {
  id: string;
  number: string;
  /** Set up for later use, so that some cards do not ask again. */
  setUp: boolean;
  /** Attached once already; a single-use method cannot be used twice. */
  used: boolean;
}

/** By the id of the payment method. */
export const instruments = defineCollection<Instrument>('instruments', null);

/** Who pays, as far as they said. */
export interface BillingDetailsGiven {
  name?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  tax_id?: string | null | undefined;
  address?: Parameters<typeof fullAddress>[0];
}

function billingDetails(given: BillingDetailsGiven | undefined): Stripe.PaymentMethod.BillingDetails {
  return {
    address: fullAddress(given?.address),
    email: given?.email || null,
    name: given?.name || null,
    phone: given?.phone || null,
    tax_id: given?.tax_id || null,
  };
}

function base(world: World, type: Stripe.PaymentMethod['type'], given?: BillingDetailsGiven): Stripe.PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billingDetails(given),
    created: world.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
  };
}

function keep(world: World, method: Stripe.PaymentMethod, number: string): Stripe.PaymentMethod {
  world.of(instruments).put({ id: method.id, number, setUp: false, used: false });
  return world.of(paymentMethods).put(method);
}

/** What was written on the card, and through which wallet it came. */
export interface CardDetails {
  expMonth?: number | undefined;
  expYear?: number | undefined;
  wallet?: 'apple_pay' | 'google_pay' | undefined;
}

/** Makes a card payment method of one of the test cards. */
export function newCard(world: World, card: TestCard, details: CardDetails = {}, given?: BillingDetailsGiven): Stripe.PaymentMethod {
  const year = new Date(world.clock.now()).getUTCFullYear();
  const wallet: Stripe.PaymentMethod.Card.Wallet | null = details.wallet
    ? { type: details.wallet, dynamic_last4: null, [details.wallet]: {} }
    : null;
  const method: Stripe.PaymentMethod = {
    ...base(world, 'card', given),
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: details.wallet ? null : 'pass' },
      country: card.country,
      display_brand: card.brand,
      exp_month: details.expMonth ?? 12,
      exp_year: details.expYear ?? year + 3,
      fingerprint: fingerprintOf(card.number),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet,
    },
  };
  return keep(world, method, card.number);
}

/** Makes a SEPA direct debit of an IBAN. */
export function newSepaDebit(world: World, iban: string, given?: BillingDetailsGiven): Stripe.PaymentMethod {
  const account = iban.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(account)) {
    throw invalidRequest('The IBAN you provided is invalid.', { code: 'invalid_bank_account_iban', param: 'sepa_debit[iban]' });
  }
  const method: Stripe.PaymentMethod = {
    ...base(world, 'sepa_debit', given),
    sepa_debit: {
      bank_code: account.slice(4, 9),
      branch_code: '',
      country: account.slice(0, 2),
      fingerprint: fingerprintOf(account),
      generated_from: { charge: null, setup_attempt: null },
      last4: account.slice(-4),
    },
  };
  return keep(world, method, account);
}

/** Makes a voucher or instant transfer; what becomes of it is decided by the e-mail, as in Stripe's test mode. */
export function newVoucher(world: World, type: 'boleto' | 'oxxo' | 'pix', given: BillingDetailsGiven, taxId = ''): Stripe.PaymentMethod {
  const method = base(world, type, given);
  if (type === 'boleto') method.boleto = { tax_id: taxId };
  if (type === 'oxxo') method.oxxo = {};
  if (type === 'pix') method.pix = {};
  return keep(world, method, given.email ?? '');
}

/** How a card behaves; other methods have no behaviour of this kind. */
export function behaviourOf(world: World, method: Stripe.PaymentMethod): CardBehaviour {
  if (method.type !== 'card') return {};
  return cardByNumber(world.of(instruments).get(method.id)?.number ?? '') ?? {};
}

/** A bank debit or voucher that will not be paid in the end. */
export function willFailLater(world: World, method: Stripe.PaymentMethod): boolean {
  const number = world.of(instruments).get(method.id)?.number ?? '';
  if (method.type === 'sepa_debit') return FAILING_IBANS.has(number);
  return /expire_immediately|expire_with_delay|fail/.test(number);
}

/** When a bank debit or voucher is decided: within a moment, after the usual time, or never (it then expires). */
export function decisionOf(world: World, method: Stripe.PaymentMethod): 'promptly' | 'later' | 'never' {
  const number = world.of(instruments).get(method.id)?.number ?? '';
  if (method.type === 'sepa_debit') return DELAYED_IBANS.has(number) ? 'later' : 'promptly';
  if (number.includes('_immediately')) return 'promptly';
  return number.includes('fill_never') || method.type === 'pix' ? 'never' : 'later';
}

/** Stripe's documented test accounts. */
const FAILING_IBANS = new Set([
  'AT861904300235473202',
  'DE62370400440532013001',
  'AT981904300235473205',
  'DE65370400440532013002',
  'IT60X0542811101000000123456',
]);
const DELAYED_IBANS = new Set(['AT321904300235473204', 'DE08370400440532013003', 'AT981904300235473205', 'DE65370400440532013002']);

/** The payment method of this id; a test token such as `pm_card_visa` makes a new one. */
export function requirePaymentMethod(world: World, id: string, param = 'payment_method'): Stripe.PaymentMethod {
  const known = world.of(paymentMethods).get(id);
  if (known) return known;
  const card = cardByToken(id);
  if (!card) throw noSuch('PaymentMethod', id, param);
  return newCard(world, card);
}
