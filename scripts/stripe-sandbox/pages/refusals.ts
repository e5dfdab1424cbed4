import type Stripe from 'stripe';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { paymentIntents } from '../payments/intent';
import { setupIntents } from '../payments/setting-up';
import type { Draft } from './pay-page';
import type { Words } from './words/en';

/** The words for a refusal. */
export function wordFor(code: string | undefined, declineCode: string | undefined): keyof Words {
  const known: Record<string, keyof Words> = {
    insufficient_funds: 'err_insufficient_funds',
    lost_card: 'err_lost_card',
    stolen_card: 'err_stolen_card',
    generic_decline: 'err_card_declined',
    expired_card: 'err_expired_card',
    incorrect_cvc: 'err_incorrect_cvc',
    processing_error: 'err_processing_error',
    payment_intent_authentication_failure: 'err_authentication',
    setup_intent_authentication_failure: 'err_authentication',
    payment_intent_payment_attempt_expired: 'err_not_paid',
  };
  return known[declineCode ?? ''] ?? known[code ?? ''] ?? (code === 'card_declined' ? 'err_card_declined' : 'err_other');
}

/** Why the last attempt failed, for a buyer who comes back from their bank. */
export function lastProblem(world: World, session: Stripe.Checkout.Session): Draft['problem'] {
  const payment = world.of(paymentIntents).get(idOf(session.payment_intent));
  const setup = world.of(setupIntents).get(idOf(session.setup_intent));
  const error = payment?.last_payment_error ?? setup?.last_setup_error;
  return error ? { word: wordFor(error.code, error.decline_code), field: null } : null;
}
