import type { World } from '../engine/world';
import { charges } from '../payments/charge';
import { displayAmount } from '../payments/currencies';
import type { Desk, PlainRequest } from '../server/http-server';
import type { Answer } from '../server/idempotency';
import { challengeDesk } from './challenge-desk';
import { html } from './html';
import { languageOf } from './languages';
import { messagePage } from './later-pages';
import { pageAnswer } from './layout';
import { onboardingDesk } from './onboarding-desk';
import { sessionDesk } from './session-desk';
import { voucherDesk } from './voucher-desk';

/** Draws a page, or does what its form asks. */
export type PageMaker = (world: World, request: PlainRequest, id: string) => Promise<Answer> | Answer;

function receipt(world: World, request: PlainRequest, id: string): Answer {
  const language = languageOf(request, null);
  const { words } = language;
  const charge = world.of(charges).get(id);
  if (!charge) return messagePage(language, request.path, words.missingTitle, words.missingText, null, 404);
  const amount = displayAmount(charge.amount, charge.currency, language.tag);
  return messagePage(language, request.path, words.receiptTitle, `${amount} · ${charge.id}`, null);
}

function frontPage(_world: World, request: PlainRequest): Answer {
  const language = languageOf(request, null);
  const content = html`<h1>Stripe sandbox</h1>
    <p>${language.words.noMoney}</p>
    <p><code>/v1</code> · <code>/_sandbox</code></p>`;
  return pageAnswer({ language, title: 'Stripe sandbox', path: '/', content });
}

const pages: readonly [RegExp, PageMaker][] = [
  [/^\/c\/pay\/([\w-]{1,200})$/, sessionDesk],
  [/^\/3ds\/(\w{1,100})$/, challengeDesk],
  [/^\/voucher\/(\w{1,100})$/, voucherDesk],
  [/^\/setup\/e\/(\w{1,100})$/, onboardingDesk],
  [/^\/receipts\/(\w{1,100})$/, receipt],
  [/^\/()$/, frontPage],
];

/** Everything a buyer sees in the browser. */
export function payDesk(world: World): Desk {
  return async (request) => {
    for (const [pattern, draw] of pages) {
      const id = pattern.exec(request.path)?.[1];
      if (id === undefined) continue;
      world.agenda.runDue();
      try {
        return await draw(world, request, id);
      } finally {
        world.settle();
      }
    }
    return null;
  };
}
