/** What a card does when it is charged, beyond simply paying. */
export interface CardBehaviour {
  /** Refused when saved or charged. */
  decline?: Decline;
  /** Can be saved, is refused when charged. */
  declineWhenCharged?: Decline;
  /** Asks the buyer to prove who they are: always, or unless the card was set up for later use. */
  challenge?: 'always' | 'unless_set_up';
  /** Refused after the challenge was passed. */
  declineAfterChallenge?: Decline;
  /** Contests its own charges after a while. */
  dispute?: { reason: string; inquiry?: boolean };
  /** What becomes of its refunds. */
  refunds?: 'pending' | 'fails_later';
  /** Its money is available at once. */
  bypassPending?: boolean;
}

/** The reasons of a refusal in Stripe's form. */
export interface Decline {
  code: string;
  decline_code?: string;
  message: string;
}

/** A card of the test set. */
export interface TestCard extends CardBehaviour {
  number: string;
  brand: 'visa' | 'mastercard' | 'amex' | 'discover';
  funding: 'credit' | 'debit' | 'prepaid';
  country: string;
}

function declined(decline_code: string, message = 'Your card was declined.'): Decline {
  return { code: 'card_declined', decline_code, message };
}

const insufficientFunds = declined('insufficient_funds', 'Your card has insufficient funds.');
const generic = declined('generic_decline');

function visa(number: string, behaviour: CardBehaviour = {}, funding: TestCard['funding'] = 'credit', country = 'US'): TestCard {
  return { number, brand: 'visa', funding, country, ...behaviour };
}

const cards: readonly TestCard[] = [
  visa('4242424242424242'),
  visa('4000056655665556', {}, 'debit'),
  visa('4000000760000002', {}, 'credit', 'BR'),
  visa('4000002500000003', {}, 'credit', 'FR'),
  { number: '5555555555554444', brand: 'mastercard', funding: 'credit', country: 'US' },
  { number: '5200828282828210', brand: 'mastercard', funding: 'debit', country: 'US' },
  { number: '378282246310005', brand: 'amex', funding: 'credit', country: 'US' },
  { number: '6011111111111117', brand: 'discover', funding: 'credit', country: 'US' },
  visa('4000000000000002', { decline: generic }),
  visa('4000000000009995', { decline: insufficientFunds }),
  visa('4000000000009987', { decline: declined('lost_card') }),
  visa('4000000000009979', { decline: declined('stolen_card') }),
  visa('4000000000000069', { decline: { code: 'expired_card', message: 'Your card has expired.' } }),
  visa('4000000000000127', { decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." } }),
  visa('4000000000000119', {
    decline: { code: 'processing_error', message: 'An error occurred while processing your card. Try again in a little bit.' },
  }),
  visa('4000000000000341', { declineWhenCharged: generic }),
  visa('4000002500003155', { challenge: 'unless_set_up' }),
  visa('4000002760003184', { challenge: 'always' }),
  visa('4000000000003220', { challenge: 'always' }),
  visa('4000008260003178', { challenge: 'always', declineAfterChallenge: insufficientFunds }),
  visa('4000008400001629', { challenge: 'always', declineAfterChallenge: generic }),
  visa('4000000000000259', { dispute: { reason: 'fraudulent' } }),
  visa('4000000000002685', { dispute: { reason: 'product_not_received' } }),
  visa('4000000000001976', { dispute: { reason: 'fraudulent', inquiry: true } }),
  visa('4000000000007726', { refunds: 'pending' }),
  visa('4000000000005126', { refunds: 'fails_later' }),
  visa('4000000000000077', { bypassPending: true }),
];

const byNumber = new Map(cards.map((card) => [card.number, card]));

/** Stripe's names for cards, without their beginning `pm_card_` or `tok_`. */
const names: Record<string, string> = {
  visa: '4242424242424242',
  visa_debit: '4000056655665556',
  mastercard: '5555555555554444',
  mastercard_debit: '5200828282828210',
  amex: '378282246310005',
  discover: '6011111111111117',
  br: '4000000760000002',
  fr: '4000002500000003',
  chargeDeclined: '4000000000000002',
  visa_chargeDeclined: '4000000000000002',
  chargeDeclinedInsufficientFunds: '4000000000009995',
  visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  visa_chargeDeclinedLostCard: '4000000000009987',
  visa_chargeDeclinedStolenCard: '4000000000009979',
  chargeDeclinedExpiredCard: '4000000000000069',
  chargeDeclinedIncorrectCvc: '4000000000000127',
  chargeDeclinedProcessingError: '4000000000000119',
  chargeCustomerFail: '4000000000000341',
  authenticationRequired: '4000002760003184',
  authenticationRequiredOnSetup: '4000002500003155',
  threeDSecure2Required: '4000000000003220',
  threeDSecureRequired: '4000000000003220',
  authenticationRequiredChargeDeclinedInsufficientFunds: '4000008260003178',
  threeDSecureRequiredChargeDeclined: '4000008400001629',
  createDispute: '4000000000000259',
  createDisputeProductNotReceived: '4000000000002685',
  createDisputeInquiry: '4000000000001976',
  refundFail: '4000000000005126',
  pendingRefund: '4000000000007726',
  bypassPending: '4000000000000077',
};

/** The test card of this number; other numbers are no cards here, as in Stripe's test mode. */
export function cardByNumber(number: string): TestCard | undefined {
  return byNumber.get(number.replace(/[\s-]/g, ''));
}

/** The test card that a token such as `pm_card_visa` or `tok_visa` stands for. */
export function cardByToken(token: string): TestCard | undefined {
  const name = token.startsWith('pm_card_') ? token.slice('pm_card_'.length) : token.startsWith('tok_') ? token.slice('tok_'.length) : null;
  return name === null ? undefined : byNumber.get(names[name] ?? '');
}

/** All cards, for the list on the pay page and in the README's test. */
export function allCards(): readonly TestCard[] {
  return cards;
}
