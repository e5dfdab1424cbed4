import type Stripe from 'stripe';
import { StripeFailure } from '../engine/failures';
import type { World } from '../engine/world';
import { paymentIntents } from '../payments/intent';
import { finishChallenge } from '../payments/paying';
import { finishSetupChallenge, setupIntents } from '../payments/setting-up';
import type { PlainRequest } from '../server/http-server';
import type { Answer } from '../server/idempotency';
import { afterwards, onwards, sessionOf } from './afterwards';
import { languageOf } from './languages';
import { challengePage, messagePage } from './later-pages';
import { redirectAnswer } from './layout';

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

function withResult(address: string, intent: Intent): string {
  const url = new URL(address);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '');
  url.searchParams.set('redirect_status', intent.status === 'succeeded' || intent.status === 'requires_capture' ? 'succeeded' : 'failed');
  return url.toString();
}

function finish(world: World, intent: Intent, passed: boolean): void {
  try {
    if (intent.object === 'payment_intent') finishChallenge(world, intent, passed);
    else finishSetupChallenge(world, intent, passed);
  } catch (failure) {
    // Refused after the challenge: the intent says so, and the pay page shows it.
    if (!(failure instanceof StripeFailure)) throw failure;
  }
}

function returnUrlOf(intent: Intent): string | null {
  return intent.next_action?.redirect_to_url?.return_url ?? null;
}

/** The 3-D Secure page of a payment or setup intent. */
export function challengeDesk(world: World, request: PlainRequest, id: string): Answer {
  const intent: Intent | undefined = world.of(paymentIntents).get(id) ?? world.of(setupIntents).get(id);
  const session = intent && sessionOf(world, intent);
  const language = languageOf(request, session?.locale);
  const { words } = language;
  if (intent?.status !== 'requires_action') return messagePage(language, request.path, words.missingTitle, words.missingText, null, 404);
  const returnUrl = returnUrlOf(intent);
  if (request.method !== 'POST') return challengePage(language, id, [session ? afterwards(session) : null, returnUrl]);
  finish(world, intent, new URLSearchParams(request.body).get('outcome') === 'pass');
  if (session) return redirectAnswer(onwards(session, language.tag));
  return redirectAnswer(returnUrl ? withResult(returnUrl, intent) : '/');
}
