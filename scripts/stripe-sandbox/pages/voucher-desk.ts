import type { World } from '../engine/world';
import { paymentIntents } from '../payments/intent';
import { awaitsDecision, decideLaterPayment } from '../payments/later-payment';
import type { PlainRequest } from '../server/http-server';
import type { Answer } from '../server/idempotency';
import { afterwards, onwards, sessionOf } from './afterwards';
import { languageOf } from './languages';
import { messagePage, voucherPage } from './later-pages';
import { redirectAnswer } from './layout';

/** The page of a voucher, or of a Pix code. */
export function voucherDesk(world: World, request: PlainRequest, id: string): Promise<Answer> | Answer {
  const intent = world.of(paymentIntents).get(id);
  const session = intent && sessionOf(world, intent);
  const language = languageOf(request, session?.locale);
  if (!intent) return messagePage(language, request.path, language.words.missingTitle, language.words.missingText, null, 404);
  if (request.method === 'POST' && awaitsDecision(intent)) {
    decideLaterPayment(world, intent, new URLSearchParams(request.body).get('outcome') === 'pass');
    if (session) return redirectAnswer(onwards(session, language.tag));
  }
  return voucherPage(language, intent, session ? { address: afterwards(session), done: session.status === 'complete' } : null);
}
