import type { MailKind } from './letter';

/** Who gets a kind of letter. */
export type Reader = 'buyer' | 'subscriber' | 'affiliate' | 'creator' | 'payee' | 'staff' | 'anyone';

/**
 * Why a shop cannot go without it: it is the way in to what was paid, the proof of a payment or of what went back, what a buyer has to do
 * or to know in time by law, what guards an account, or what an agreement needs to hold.
 */
export type Must = 'way_in' | 'receipt' | 'law' | 'security' | 'agreement';

export interface LetterKind {
  readonly to: Reader;
  /** Null where a shop may go without it. */
  readonly must: Must | null;
  /** Written to people who did not ask for it: each has a link that ends such letters, and whoever used it gets none. */
  readonly bulk?: true;
}

/** Every kind of letter there is; the compiler asks for a line for a new one. */
export const LETTER_KINDS: Readonly<Record<MailKind, LetterKind>> = {
  access: { to: 'buyer', must: 'receipt' },
  bonus_given: { to: 'buyer', must: null },
  sign_in_link: { to: 'anyone', must: 'way_in' },
  payment_awaited: { to: 'buyer', must: 'law' },
  order_failed: { to: 'buyer', must: null },
  order_in_review: { to: 'buyer', must: null },
  refunded: { to: 'buyer', must: 'receipt' },
  refund_came_back: { to: 'buyer', must: null },
  dispute_opened: { to: 'buyer', must: null },
  dispute_won: { to: 'buyer', must: null },
  dispute_lost: { to: 'buyer', must: null },
  subscription_begun: { to: 'subscriber', must: 'law' },
  trial_ending: { to: 'subscriber', must: null },
  renewal_refused: { to: 'subscriber', must: null },
  renewal_last_try: { to: 'subscriber', must: null },
  subscription_ended: { to: 'subscriber', must: null },
  subscription_cancelled: { to: 'subscriber', must: 'law' },
  subscription_goes_on: { to: 'subscriber', must: 'law' },
  subscription_over: { to: 'subscriber', must: null },
  instalments_paid_off: { to: 'subscriber', must: null },
  pause_begun: { to: 'subscriber', must: null },
  pause_over: { to: 'subscriber', must: null },
  offer_change_agreed: { to: 'subscriber', must: 'law' },
  offer_changed: { to: 'subscriber', must: null },
  offer_change_withdrawn: { to: 'subscriber', must: null },
  affiliate_welcome: { to: 'affiliate', must: 'way_in' },
  commission_earned: { to: 'affiliate', must: null },
  contract_notice: { to: 'affiliate', must: 'agreement' },
  contract_ending: { to: 'affiliate', must: 'agreement' },
  contract_ended: { to: 'affiliate', must: 'agreement' },
  contract_parted: { to: 'affiliate', must: 'agreement' },
  place_idle: { to: 'affiliate', must: 'agreement' },
  place_lapsed: { to: 'affiliate', must: 'agreement' },
  program_join_link: { to: 'anyone', must: 'way_in' },
  program_invited: { to: 'anyone', must: null, bulk: true },
  customer_invited: { to: 'anyone', must: null, bulk: true },
  application_told: { to: 'anyone', must: 'agreement' },
  path_told: { to: 'affiliate', must: 'way_in' },
  certificate_told: { to: 'affiliate', must: 'agreement' },
  tier_reached: { to: 'affiliate', must: null },
  tier_ending: { to: 'affiliate', must: 'agreement' },
  sale_attached: { to: 'affiliate', must: null },
  sale_detached: { to: 'affiliate', must: 'agreement' },
  commission_held: { to: 'affiliate', must: 'agreement' },
  commission_released: { to: 'affiliate', must: null },
  commission_rejected: { to: 'affiliate', must: 'agreement' },
  case_opened: { to: 'affiliate', must: 'agreement' },
  case_message: { to: 'affiliate', must: 'agreement' },
  case_decided: { to: 'affiliate', must: 'agreement' },
  partner_letter: { to: 'buyer', must: null },
  relay_told: { to: 'affiliate', must: null },
  creative_request_told: { to: 'affiliate', must: null },
  bonus_decided: { to: 'affiliate', must: 'agreement' },
  lead_decided: { to: 'affiliate', must: null },
  host_lapsed: { to: 'affiliate', must: 'agreement' },
  place_blocked: { to: 'affiliate', must: 'agreement' },
  address_off: { to: 'affiliate', must: 'agreement' },
  contest_won: { to: 'affiliate', must: null },
  news_published: { to: 'affiliate', must: null },
  message_to_partner: { to: 'affiliate', must: null },
  message_to_staff: { to: 'staff', must: null },
  help_answered: { to: 'anyone', must: null },
  feedback_told: { to: 'affiliate', must: null },
  evidence_due: { to: 'staff', must: null },
  evidence_wanted: { to: 'creator', must: null },
  deal_told: { to: 'creator', must: 'agreement' },
  products_let_in: { to: 'creator', must: 'agreement' },
  creator_confirmed: { to: 'creator', must: null },
  creator_not_confirmed: { to: 'creator', must: 'agreement' },
  payee_confirmed: { to: 'payee', must: null },
  payee_not_confirmed: { to: 'payee', must: 'agreement' },
  balance_idle: { to: 'payee', must: 'agreement' },
  credit_granted: { to: 'payee', must: null },
  payout_method_changed: { to: 'payee', must: 'security' },
  payout_paid: { to: 'payee', must: null },
  payout_failed: { to: 'payee', must: null },
  statement_issued: { to: 'payee', must: null },
};

/** Every kind the shop writes. */
export const MAIL_KINDS = Object.keys(LETTER_KINDS) as MailKind[];

/** Those a shop may switch off. */
export const SWITCHABLE: readonly MailKind[] = MAIL_KINDS.filter((kind) => LETTER_KINDS[kind].must === null);
