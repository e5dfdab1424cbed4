import type Stripe from 'stripe';
import { StripeFailure } from '../engine/failures';
import type { World } from '../engine/world';
import { type Payer, type PayOutcome, paySession } from '../checkout/pay-session';
import { sessions } from '../checkout/session';
import type { PlainRequest } from '../server/http-server';
import type { Answer } from '../server/idempotency';
import { afterwards, whereNext } from './afterwards';
import { type Language, languageOf } from './languages';
import { messagePage } from './later-pages';
import { redirectAnswer } from './layout';
import { readPayForm } from './pay-form';
import { type Draft, payPage } from './pay-page';
import { lastProblem, wordFor } from './refusals';

/** A session being shown. */
interface Shown {
  world: World;
  session: Stripe.Checkout.Session;
  language: Language;
}

function methodOf(session: Stripe.Checkout.Session, wanted: string | null | undefined): string {
  const types = session.payment_method_types;
  if (wanted && types.includes(wanted)) return wanted;
  return types.includes('card') ? 'card' : (types[0] ?? 'card');
}

/** `null` when the method cannot pay this session at all, for instance a bank debit with manual capture. */
function attempt({ world, session }: Shown, reading: { payer: Payer; method: Stripe.PaymentMethod | null }): PayOutcome | null {
  try {
    return paySession(world, session, reading.method, reading.payer);
  } catch (failure) {
    if (failure instanceof StripeFailure) return null;
    throw failure;
  }
}

function pay(shown: Shown, request: PlainRequest, shownMethod: string): Answer {
  const fields: Record<string, string> = Object.fromEntries(new URLSearchParams(request.body));
  const { number: _number, cvc: _cvc, ...values } = fields;
  const method = methodOf(shown.session, fields['method'] ?? shownMethod);
  const again = (problem: Draft['problem']): Answer => payPage({ ...shown, method, draft: { values, problem }, status: 402 });
  const reading = readPayForm(shown.world, shown.session, fields);
  if (!reading.ok) return again({ word: reading.word, field: reading.field });
  const outcome = attempt(shown, reading);
  if (!outcome) return again({ word: 'err_other', field: null });
  if (outcome.kind !== 'refused') return redirectAnswer(whereNext(shown.world, shown.session, outcome, shown.language.tag));
  return again({ word: wordFor(outcome.failure.facts.code, outcome.failure.facts.decline_code), field: null });
}

/** The page of a session. */
export function sessionDesk(world: World, request: PlainRequest, id: string): Answer {
  const query = new URLSearchParams(request.query);
  const session = world.of(sessions).get(id);
  const language = languageOf(request, session?.locale);
  const { words } = language;
  if (!session) return messagePage(language, request.path, words.missingTitle, words.missingText, null, 404);
  if (session.status === 'complete')
    return messagePage(language, request.path, words.completeTitle, words.completeText, afterwards(session));
  if (session.status === 'expired')
    return messagePage(language, request.path, words.expiredTitle, words.expiredText, session.cancel_url, 410);
  const shown = { world, session, language };
  const method = methodOf(session, query.get('method'));
  if (request.method === 'POST') return pay(shown, request, method);
  // Stripe guesses the country by the buyer's address on the network; here the browser's language has to do.
  const country = /^[a-z]{2,3}-([A-Z]{2})\b/.exec(request.headers['accept-language'] ?? '')?.[1];
  const values = { ...(country ? { country } : {}), email: session.customer_email ?? session.customer_details?.email ?? '' };
  return payPage({ ...shown, method, draft: { values, problem: lastProblem(world, session) }, status: 200 });
}
