import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { paySession, type PayOutcome } from '../checkout/pay-session';
import { paymentIntents } from '../payments/intent';
import { decideLaterPayment } from '../payments/later-payment';
import { newCard, newSepaDebit, newVoucher } from '../payments/payment-method';
import { setupIntents, finishSetupChallenge } from '../payments/setting-up';
import { finishChallenge } from '../payments/paying';
import { cardByNumber, cardByToken } from '../payments/test-cards';

/** How a script pays a session. */
export const paySchema = z.strictObject({
  /** A test card's number, a token such as `pm_card_visa`, or `sepa`, `boleto`, `oxxo`, `pix`. */
  card: z.string().default('4242424242424242'),
  email: z.string().optional(),
  name: z.string().default('Sandbox Buyer'),
  country: z.string().length(2).default('FR'),
  iban: z.string().default('AT611904300234573201'),
  save: z.boolean().default(false),
  /** What the buyer does on the 3-D Secure page; `leave` stops there. */
  challenge: z.enum(['pass', 'fail', 'leave']).default('pass'),
});

type Given = z.infer<typeof paySchema>;

function methodFor(world: World, given: Given, email: string): Stripe.PaymentMethod {
  const billing = { email, name: given.name, address: { country: given.country } };
  if (given.card === 'sepa') return newSepaDebit(world, given.iban, billing);
  if (given.card === 'boleto' || given.card === 'oxxo' || given.card === 'pix')
    return newVoucher(world, given.card, billing, '00000000000');
  const card = cardByNumber(given.card) ?? cardByToken(given.card);
  if (!card) throw invalidRequest(`${given.card} is not one of the sandbox's test cards.`, { param: 'card' });
  return newCard(world, card, {}, billing);
}

/** Pays a session as a buyer would on the page, challenge included. */
export function payByScript(world: World, session: Stripe.Checkout.Session, given: Given): object {
  const email = given.email ?? session.customer_email ?? session.customer_details?.email ?? 'buyer@example.com';
  const free = session.mode === 'payment' && session.amount_total === 0;
  const outcome = paySession(world, session, free ? null : methodFor(world, given, email), {
    email,
    name: given.name,
    country: given.country,
    save: given.save,
  });
  return summary(session, goOn(world, session, outcome, given));
}

function goOn(world: World, session: Stripe.Checkout.Session, outcome: PayOutcome, given: Given): PayOutcome {
  if (outcome.kind === 'waits') {
    decideLaterPayment(world, outcome.intent, !given.email?.includes('fail'));
    return { kind: 'complete' };
  }
  if (outcome.kind !== 'challenge' || given.challenge === 'leave') return outcome;
  const passed = given.challenge === 'pass';
  const setup = world.of(setupIntents).get(idOf(session.setup_intent));
  const intent = world.of(paymentIntents).get(idOf(session.payment_intent));
  if (setup) finishSetupChallenge(world, setup, passed);
  else if (intent) {
    try {
      finishChallenge(world, intent, passed);
    } catch (failure) {
      return { kind: 'refused', failure: failure as never };
    }
  }
  return { kind: 'complete' };
}

function summary(session: Stripe.Checkout.Session, outcome: PayOutcome): object {
  const refusal =
    outcome.kind === 'refused'
      ? {
          message: outcome.failure.message,
          code: outcome.failure.facts.code ?? null,
          decline_code: outcome.failure.facts.decline_code ?? null,
        }
      : null;
  return {
    outcome: outcome.kind === 'complete' && session.status === 'open' ? 'open' : outcome.kind,
    refusal,
    url: outcome.kind === 'challenge' ? outcome.url : null,
    redirect:
      session.status === 'complete'
        ? (session.success_url ?? session.return_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
        : null,
    session,
  };
}
