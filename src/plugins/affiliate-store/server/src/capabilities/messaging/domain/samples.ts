import { money } from '../../../kernel/money';
import type { MailFacts, Sender } from './letter';

/** A shop as letters speak of it, for where there is no other. */
export const SAMPLE_SENDER: Sender = {
  shop: 'Atelier Nour',
  url: 'https://shop.example.com',
  brandColor: '#3b4fe4',
  supportEmail: 'help@example.com',
};
const at = Date.UTC(2026, 10, 21, 9, 30);

const RENEWAL = {
  product: 'Drawing by hand',
  amount: money(2990, 'EUR'),
  nextTryAt: at + 3 * 86_400_000,
  accessUntil: at + 7 * 86_400_000,
  linkToken: 'token0000000000000000',
};

const OFFER_CHANGE = {
  product: 'Drawing by hand',
  offer: 'A year',
  amount: money(30_000, 'EUR'),
  interval: 'year' as const,
  count: 1,
  from: at,
  byShop: false,
  linkToken: 'token0000000000000000',
};

const ORDER_STATE = { orderNumber: 'AS-1', amount: money(4900, 'EUR'), products: ['Drawing by hand'], ended: false, opensAgain: false };

const SUBSCRIBER = {
  product: 'Drawing by hand',
  amount: money(2990, 'EUR'),
  interval: 'month' as const,
  count: 1,
  instalments: null,
  freeUntil: null,
  nextAt: at + 30 * 86_400_000,
  accessUntil: null,
  linkToken: 'token0000000000000000',
};

/** What every kind of letter could be about: for its preview, its test letter, and the tests of its words. */
export const SAMPLES: MailFacts = {
  access: {
    orderNumber: 'AS-1',
    paidAt: at,
    items: [{ name: 'Drawing by hand', price: money(4900, 'EUR') }],
    total: money(4900, 'EUR'),
    tax: money(817, 'EUR'),
    taxRateBasisPoints: 2000,
    guaranteeEndsAt: at + 14 * 86_400_000,
    statementDescriptor: 'ATELIER',
    linkToken: 'token0000000000000000',
  },
  sign_in_link: { linkToken: 'token0000000000000000', expiresAt: at },
  refunded: {
    orderNumber: 'AS-1',
    refunded: money(1000, 'EUR'),
    total: money(4900, 'EUR'),
    whole: false,
    items: [{ name: 'Drawing by hand', price: money(4900, 'EUR') }],
  },
  order_failed: { orderNumber: 'AS-1', items: [{ name: 'Drawing by hand', price: money(4900, 'EUR') }], total: money(4900, 'EUR') },
  payment_awaited: {
    orderNumber: 'AS-1',
    items: [{ name: 'Drawing by hand', price: money(4900, 'EUR') }],
    total: money(4900, 'EUR'),
    transfer: { account: 'Holder: Atelier\nIBAN: DE02 1203 0000 0000 2020 51', dueAt: Date.UTC(2026, 10, 30) },
    slipUrl: null,
  },
  order_in_review: { ...ORDER_STATE },
  refund_came_back: { ...ORDER_STATE, opensAgain: true },
  dispute_opened: { ...ORDER_STATE },
  dispute_won: { ...ORDER_STATE, opensAgain: true },
  dispute_lost: { ...ORDER_STATE, ended: true },
  subscription_begun: { ...SUBSCRIBER, freeUntil: at + 14 * 86_400_000 },
  trial_ending: { ...SUBSCRIBER, freeUntil: at + 3 * 86_400_000 },
  subscription_cancelled: { ...SUBSCRIBER, nextAt: null, accessUntil: at + 30 * 86_400_000 },
  subscription_goes_on: { ...SUBSCRIBER },
  subscription_over: { ...SUBSCRIBER, nextAt: null },
  instalments_paid_off: { ...SUBSCRIBER, nextAt: null, instalments: 3 },
  offer_change_withdrawn: { product: 'Drawing by hand', offer: 'A year', linkToken: 'token0000000000000000' },
  affiliate_welcome: {
    name: 'Ben',
    program: 'Friends',
    code: 'ben',
    shareUrl: 'https://shop.example.com/r/ben',
    rateBasisPoints: 3000,
    linkToken: 'token0000000000000000',
  },
  renewal_refused: { ...RENEWAL },
  renewal_last_try: { ...RENEWAL, accessUntil: null },
  subscription_ended: { ...RENEWAL, nextTryAt: null, accessUntil: null },
  creator_confirmed: { name: 'Ben' },
  creator_not_confirmed: { name: 'Ben', reason: 'The name is not that of the bank account.', sells: true },
  pause_begun: { product: 'Drawing by hand', amount: money(1500, 'EUR'), accessUntil: at, nextAt: at, linkToken: 'token0000000000000000' },
  pause_over: { product: 'Drawing by hand', amount: money(1500, 'EUR'), accessUntil: null, nextAt: at, linkToken: 'token0000000000000000' },
  offer_change_agreed: { ...OFFER_CHANGE },
  offer_changed: { ...OFFER_CHANGE, interval: 'month', count: 3, byShop: true },
  payout_method_changed: { name: 'Ben', method: 'FR76 •••• 0189', usableFrom: at },
  payout_paid: { amount: money(4000, 'EUR'), method: 'FR76 •••• 0189', reference: 'po_1', reason: null },
  payout_failed: { amount: money(4000, 'EUR'), method: 'FR76 •••• 0189', reference: 'po_1', reason: 'account closed' },
  contract_notice: { program: 'House', day: at },
  contract_ending: { program: 'House', day: at },
  contract_ended: { program: 'House', day: at },
  program_join_link: { program: 'Clay', slug: 'clay', linkToken: 'token-of-32-letters', expiresAt: 0 },
  program_invited: { program: 'Clay', path: '/programs/clay/join?invite=code', rateBasisPoints: 3000, expiresAt: at },
  application_told: { what: 'received', program: 'Clay', slug: 'clay', reason: 'More, please.', dueOn: '2026-12-01' },
  path_told: { what: 'try_granted', program: 'Clay', step: 'Kiln test', reason: 'Once more.', linkToken: 'token0000000000000000' },
  certificate_told: { program: 'Clay', number: 'C-ABCD-EFGH-JKMN', url: 'https://shop.example.com/c', reason: null },
  tier_reached: { program: 'House', tier: 'Gold', day: at },
  tier_ending: { program: 'House', tier: 'Gold', day: at },
  sale_attached: { program: 'House', product: 'Drawing by hand', amount: money(1470, 'EUR'), because: 'The buyer named you.' },
  sale_detached: { program: 'House', product: 'Drawing by hand', amount: money(1470, 'EUR'), because: 'The buyer named another.' },
  commission_held: { program: 'House', product: 'Drawing by hand', amount: money(1470, 'EUR'), because: null },
  commission_released: { program: 'House', product: 'Drawing by hand', amount: money(1470, 'EUR'), because: 'All is well.' },
  commission_rejected: { program: 'House', product: 'Drawing by hand', amount: money(1470, 'EUR'), because: 'You bought it yourself.' },
  case_opened: { id: 'case_1', about: 'AS-1', dueOn: at },
  case_message: { id: 'case_1', about: 'AS-1', text: 'Which link was it?', asks: true },
  case_decided: { id: 'case_1', about: '', outcome: 'partly', reason: 'Half of it was yours.', granted: null },
  bonus_given: { title: 'Ten exercises', product: 'Drawing by hand', from: 'Leila Haddad', linkToken: 'token0000000000000000' },
  bonus_decided: { what: 'approved', title: 'Ten exercises', product: 'Drawing by hand', reason: null },
  creative_request_told: { what: 'proposed', id: 'crq_1', program: 'House', size: '728 × 90', text: 'The blue one, as you wished.' },
  place_blocked: { program: 'House', code: 'COOKIE_STUFFING', reason: 'Cookies were set without a click.' },
  address_off: { program: 'House', host: 'tracker.example', because: 'given_up' },
  contest_won: { contest: 'Summer', program: 'House', rank: 2, prize: money(10_000, 'EUR') },
  credit_granted: { amount: money(2500, 'EUR'), method: null, reference: 'adj_1', reason: 'for the delay' },
  statement_issued: { id: 'stm_1', month: '2026-03', paidOut: money(4000, 'EUR'), closing: money(-150, 'EUR') },
  commission_earned: { name: 'Ben', product: 'Drawing by hand', amount: money(1470, 'EUR'), payableAt: at },
};
