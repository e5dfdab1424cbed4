import type Stripe from 'stripe';
import { StripeFailure, invalidRequest } from '../engine/failures';
import { idOf, newId, randomToken } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';
import { cardFailure, lastError, requireUsable } from './intent';
import { challengeAction } from './paying';
import { behaviourOf, instruments, paymentMethods } from './payment-method';
import { attachTo } from './saved-methods';
import type { Decline } from './test-cards';
import { or, orNull } from '../resources/fields';

/** Setup intents by customer and by payment method. */
export const setupIntents = defineCollection<Stripe.SetupIntent>('setup_intents', 'seti', {
  customer: (intent) => idOf(intent.customer),
  payment_method: (intent) => idOf(intent.payment_method),
});

/** What a new setup intent is made of. */
export interface SetupGiven {
  customer?: string | null | undefined;
  description?: string | null | undefined;
  metadata?: Record<string, string>;
  methodTypes?: string[] | undefined;
  usage?: string | undefined;
  method?: Stripe.PaymentMethod | undefined;
}

/** Makes a setup intent and tells of it. */
export function newSetupIntent(world: World, given: SetupGiven): Stripe.SetupIntent {
  const id = newId('seti');
  const intent: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: (given.methodTypes as Stripe.SetupIntent['allowed_payment_method_types']) ?? null,
    application: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomToken(25)}`,
    created: world.clock.seconds(),
    customer: orNull(given.customer),
    customer_account: null,
    description: orNull(given.description),
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: given.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: orNull(given.method?.id),
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: given.methodTypes ?? ['card'],
    single_use_mandate: null,
    status: given.method ? 'requires_confirmation' : 'requires_payment_method',
    usage: or(given.usage, 'off_session'),
  };
  world.of(setupIntents).put(intent);
  world.events.emit('setup_intent.created', intent);
  return intent;
}

/** Refuses an action that the status does not allow. */
export function requireSetupStatus(intent: Stripe.SetupIntent, allowed: readonly Stripe.SetupIntent['status'][], action: string): void {
  if (allowed.includes(intent.status)) return;
  throw new StripeFailure(
    400,
    'invalid_request_error',
    `This SetupIntent could not be ${action} because it has a status of ${intent.status}.`,
    {
      code: 'setup_intent_unexpected_state',
      setup_intent: intent,
    },
  );
}

/** Saves a way of paying for later; cards that insist ask for a challenge first. */
export function confirmSetup(
  world: World,
  intent: Stripe.SetupIntent,
  given: Stripe.PaymentMethod | undefined,
  returnUrl: string | undefined,
): void {
  requireSetupStatus(intent, ['requires_payment_method', 'requires_confirmation', 'requires_action'], 'confirmed');
  const method = given ?? world.of(paymentMethods).get(idOf(intent.payment_method));
  if (!method) {
    throw invalidRequest("You cannot confirm this SetupIntent because it's missing a payment method.", {
      code: 'setup_intent_unexpected_state',
      setup_intent: intent,
    });
  }
  requireUsable(intent, method, world.of(instruments).get(method.id)?.used ?? false);
  const behaviour = behaviourOf(world, method);
  intent.payment_method = method.id;
  if (behaviour.decline) refuse(world, intent, method, behaviour.decline);
  if (behaviour.challenge) {
    const action = challengeAction(world, intent.id, returnUrl);
    intent.next_action = action.redirect_to_url
      ? { type: 'redirect_to_url', redirect_to_url: action.redirect_to_url }
      : { type: 'use_stripe_sdk', use_stripe_sdk: {} };
    return moveTo(world, intent, 'requires_action', 'setup_intent.requires_action');
  }
  succeed(world, intent, method);
}

/** Goes on after the 3-D Secure page. */
export function finishSetupChallenge(world: World, intent: Stripe.SetupIntent, passed: boolean): void {
  requireSetupStatus(intent, ['requires_action'], 'authenticated');
  const method = world.of(paymentMethods).get(idOf(intent.payment_method));
  if (!method) throw invalidRequest('This SetupIntent has no payment method.');
  if (passed) return succeed(world, intent, method);
  intent.last_setup_error = {
    code: 'setup_intent_authentication_failure',
    doc_url: 'https://stripe.com/docs/error-codes/setup-intent-authentication-failure',
    message: 'The latest attempt to set up the payment method has failed because authentication failed.',
    payment_method: method,
    type: 'invalid_request_error',
  };
  intent.next_action = null;
  intent.payment_method = null;
  moveTo(world, intent, 'requires_payment_method', 'setup_intent.setup_failed');
}

function succeed(world: World, intent: Stripe.SetupIntent, method: Stripe.PaymentMethod): void {
  intent.next_action = null;
  intent.last_setup_error = null;
  const instrument = world.of(instruments).get(method.id);
  if (instrument) world.of(instruments).put({ ...instrument, setUp: true });
  const customer = idOf(intent.customer);
  if (customer) attachTo(world, method, customer);
  moveTo(world, intent, 'succeeded', 'setup_intent.succeeded');
}

function refuse(world: World, intent: Stripe.SetupIntent, method: Stripe.PaymentMethod, decline: Decline): never {
  intent.last_setup_error = lastError(decline, method, null);
  intent.payment_method = null;
  moveTo(world, intent, 'requires_payment_method', 'setup_intent.setup_failed');
  throw cardFailure(decline, { setup_intent: intent, payment_method: method });
}

function moveTo(
  world: World,
  intent: Stripe.SetupIntent,
  status: Stripe.SetupIntent['status'],
  type: 'setup_intent.succeeded' | 'setup_intent.setup_failed' | 'setup_intent.requires_action',
): void {
  intent.status = status;
  world.of(setupIntents).put(intent);
  world.events.emit(type, intent);
}
