import type Stripe from 'stripe';
import { StripeFailure } from '../engine/failures';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { type Payer, type PayOutcome, paySession } from '../checkout/pay-session';
import { sessions } from '../checkout/session';
import { charges } from '../payments/charge';
import { displayAmount } from '../payments/currencies';
import { paymentIntents } from '../payments/intent';
import { awaitsDecision, decideLaterPayment } from '../payments/later-payment';
import { finishChallenge } from '../payments/paying';
import { finishSetupChallenge, setupIntents } from '../payments/setting-up';
import type { Desk, PlainRequest } from '../server/http-server';
import type { Answer } from '../server/idempotency';
import { chooseLanguage, type Language } from './languages';
import { challengePage, messagePage, voucherPage } from './later-pages';
import { pageAnswer, redirectAnswer } from './layout';
import { html } from './html';
import { readPayForm, wordFor } from './pay-form';
import { type Draft, payPage } from './pay-page';

function formOf(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Where a buyer goes once the session is done. */
function afterwards(session: Stripe.Checkout.Session): string | null {
  const address = session.success_url ?? session.return_url ?? null;
  return address?.replaceAll('{CHECKOUT_SESSION_ID}', session.id) ?? null;
}

function lastProblem(world: World, session: Stripe.Checkout.Session): Draft['problem'] {
  const error =
    world.of(paymentIntents).get(idOf(session.payment_intent))?.last_payment_error ??
    world.of(setupIntents).get(idOf(session.setup_intent))?.last_setup_error;
  return error ? { word: wordFor(error.code, error.decline_code), field: null } : null;
}

class PayDesk {
  constructor(private readonly world: World) {}

  async session(request: PlainRequest, id: string): Promise<Answer> {
    const query = new URLSearchParams(request.query);
    const session = this.world.of(sessions).get(id);
    const language = chooseLanguage(query.get('locale'), session?.locale, request.headers['accept-language']);
    const { words } = language;
    if (!session) return messagePage(language, request.path, words.missingTitle, words.missingText, null, 404);
    if (session.status === 'complete')
      return messagePage(language, request.path, words.completeTitle, words.completeText, afterwards(session));
    if (session.status === 'expired')
      return messagePage(language, request.path, words.expiredTitle, words.expiredText, session.cancel_url, 410);
    const method = this.methodOf(session, query.get('method'));
    if (request.method !== 'POST') {
      const values = { email: session.customer_email ?? session.customer_details?.email ?? '' };
      return payPage({
        world: this.world,
        session,
        language,
        method,
        draft: { values, problem: lastProblem(this.world, session) },
        status: 200,
      });
    }
    return this.pay(request, session, language, method);
  }

  /** The 3-D Secure page of a payment or setup intent. */
  challenge(request: PlainRequest, id: string): Answer {
    const intent = this.world.of(paymentIntents).get(id) ?? this.world.of(setupIntents).get(id);
    const session = intent && this.sessionOf(intent);
    const language = chooseLanguage(new URLSearchParams(request.query).get('locale'), session?.locale, request.headers['accept-language']);
    const returnUrl = intent?.next_action?.redirect_to_url?.return_url ?? null;
    if (!intent || intent.status !== 'requires_action') {
      return messagePage(
        language,
        request.path,
        language.words.missingTitle,
        language.words.missingText,
        session ? afterwards(session) : null,
        404,
      );
    }
    if (request.method !== 'POST') return challengePage(language, id, [session?.success_url, session?.return_url, returnUrl]);
    const passed = formOf(request.body)['outcome'] === 'pass';
    try {
      if (intent.object === 'payment_intent') finishChallenge(this.world, intent, passed);
      else finishSetupChallenge(this.world, intent, passed);
    } catch (failure) {
      // Refused after the challenge: the intent says so, and the pay page shows it.
      if (!(failure instanceof StripeFailure)) throw failure;
    }
    if (session)
      return redirectAnswer(session.status === 'complete' ? (afterwards(session) ?? '/') : `/c/pay/${session.id}?locale=${language.tag}`);
    return redirectAnswer(returnUrl ? withResult(returnUrl, intent) : '/');
  }

  /** The page of a voucher, or of a Pix code. */
  async voucher(request: PlainRequest, id: string): Promise<Answer> {
    const intent = this.world.of(paymentIntents).get(id);
    const session = intent && this.sessionOf(intent);
    const language = chooseLanguage(new URLSearchParams(request.query).get('locale'), session?.locale, request.headers['accept-language']);
    if (!intent) return messagePage(language, request.path, language.words.missingTitle, language.words.missingText, null, 404);
    if (request.method === 'POST' && awaitsDecision(intent)) {
      decideLaterPayment(this.world, intent, formOf(request.body)['outcome'] === 'pass');
      if (session?.status === 'complete') return redirectAnswer(afterwards(session) ?? '/');
      if (session) return redirectAnswer(`/c/pay/${session.id}?locale=${language.tag}`);
    }
    return voucherPage(language, intent, session?.status === 'complete' ? afterwards(session) : null);
  }

  /** What `receipt_url` of a charge leads to. */
  receipt(request: PlainRequest, id: string): Answer {
    const language = chooseLanguage(null, null, request.headers['accept-language']);
    const charge = this.world.of(charges).get(id);
    if (!charge) return messagePage(language, request.path, language.words.missingTitle, language.words.missingText, null, 404);
    const amount = displayAmount(charge.amount, charge.currency, language.tag);
    return messagePage(language, request.path, language.words.receiptTitle, `${amount} · ${charge.id}`, null);
  }

  private pay(request: PlainRequest, session: Stripe.Checkout.Session, language: Language, shownMethod: string): Promise<Answer> | Answer {
    const fields = formOf(request.body);
    const reading = readPayForm(this.world, session, fields);
    const { number: _number, cvc: _cvc, ...values } = fields;
    const method = this.methodOf(session, fields['method'] ?? shownMethod);
    const again = (problem: Draft['problem']): Answer =>
      payPage({ world: this.world, session, language, method, draft: { values, problem }, status: 402 });
    if (!reading.ok) return again({ word: reading.word, field: reading.field });
    const outcome = this.attempt(session, reading);
    if (!outcome) return again({ word: 'err_other', field: null });
    switch (outcome.kind) {
      case 'refused':
        return again({ word: wordFor(outcome.failure.facts.code, outcome.failure.facts.decline_code), field: null });
      case 'challenge':
        return redirectAnswer(`${outcome.url}?locale=${language.tag}`);
      case 'waits':
        return redirectAnswer(`/voucher/${outcome.intent.id}?locale=${language.tag}`);
      case 'complete': {
        const voucher = this.world.of(paymentIntents).get(idOf(session.payment_intent));
        if (voucher?.status === 'requires_action') return redirectAnswer(`/voucher/${voucher.id}?locale=${language.tag}`);
        return redirectAnswer(afterwards(session) ?? '/');
      }
    }
  }

  /** `null` when the method cannot pay this session at all, for instance a bank debit with manual capture. */
  private attempt(session: Stripe.Checkout.Session, reading: { payer: Payer; method: Stripe.PaymentMethod | null }): PayOutcome | null {
    try {
      return paySession(this.world, session, reading.method, reading.payer);
    } catch (failure) {
      if (failure instanceof StripeFailure) return null;
      throw failure;
    }
  }

  private methodOf(session: Stripe.Checkout.Session, wanted: string | null): string {
    if (wanted && session.payment_method_types.includes(wanted)) return wanted;
    return session.payment_method_types.includes('card') ? 'card' : (session.payment_method_types[0] ?? 'card');
  }

  private sessionOf(intent: Stripe.PaymentIntent | Stripe.SetupIntent): Stripe.Checkout.Session | undefined {
    return this.world.of(sessions).by(intent.object, intent.id)[0];
  }
}

function withResult(address: string, intent: Stripe.PaymentIntent | Stripe.SetupIntent): string {
  const url = new URL(address);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '');
  url.searchParams.set('redirect_status', intent.status === 'succeeded' || intent.status === 'requires_capture' ? 'succeeded' : 'failed');
  return url.toString();
}

function frontPage(request: PlainRequest): Answer {
  const language = chooseLanguage(new URLSearchParams(request.query).get('locale'), null, request.headers['accept-language']);
  return pageAnswer({
    language,
    title: 'Stripe sandbox',
    path: '/',
    content: html`<h1>Stripe sandbox</h1>
      <p>${language.words.noMoney}</p>
      <p><code>/v1</code> · <code>/_sandbox</code></p>`,
  });
}

/** Everything a buyer sees in the browser. */
export function payDesk(world: World): Desk {
  const desk = new PayDesk(world);
  const pages: readonly [RegExp, (request: PlainRequest, id: string) => Promise<Answer> | Answer][] = [
    [/^\/c\/pay\/([\w-]{1,200})$/, (request, id) => desk.session(request, id)],
    [/^\/3ds\/(\w{1,100})$/, (request, id) => desk.challenge(request, id)],
    [/^\/voucher\/(\w{1,100})$/, (request, id) => desk.voucher(request, id)],
    [/^\/receipts\/(\w{1,100})$/, (request, id) => desk.receipt(request, id)],
    [/^\/()$/, (request) => frontPage(request)],
  ];
  return async (request) => {
    for (const [pattern, draw] of pages) {
      const id = pattern.exec(request.path)?.[1];
      if (id === undefined) continue;
      world.agenda.runDue();
      try {
        return await draw(request, id);
      } finally {
        world.settle();
      }
    }
    return null;
  };
}
