import { moveAccount, type OnboardingOutcome } from '../connect/account';
import { accountLinks, isOpen } from '../connect/account-link';
import type { World } from '../engine/world';
import { requireAccount } from '../resources/accounts';
import type { PlainRequest } from '../server/http-server';
import type { Answer } from '../server/idempotency';
import { html } from './html';
import { languageOf } from './languages';
import { messagePage } from './later-pages';
import { pageAnswer, redirectAnswer } from './layout';

const OUTCOMES: Readonly<Record<string, OnboardingOutcome>> = { complete: 'complete', review: 'review', restrict: 'restrict' };

/** The page on which somebody gives Stripe what it asks before it pays them. A link that is used or old leads back, as Stripe's does. */
export function onboardingDesk(world: World, request: PlainRequest, id: string): Answer {
  const language = languageOf(request, null);
  const { words } = language;
  const link = world.of(accountLinks).get(id);
  if (!link) return messagePage(language, request.path, words.missingTitle, words.missingText, null, 404);
  if (!isOpen(world, link)) return redirectAnswer(link.refresh_url);
  const account = requireAccount(world, link.account);
  if (request.method === 'POST') {
    const outcome = OUTCOMES[new URLSearchParams(request.body).get('outcome') ?? ''];
    if (outcome) moveAccount(world, account, outcome);
    world.of(accountLinks).put({ ...link, used: true });
    return redirectAnswer(link.return_url);
  }
  return pageAnswer({
    language,
    title: words.onboardingTitle,
    path: `/setup/e/${id}`,
    leadsTo: [link.return_url, link.refresh_url],
    content: html`<h1>${words.onboardingTitle}</h1>
      <p>${words.onboardingText}</p>
      <p><bdi dir="ltr">${account.email ?? account.id}</bdi></p>
      <form method="post">
        <button type="submit" name="outcome" value="complete">${words.onboardingComplete}</button>
        <button class="quiet" type="submit" name="outcome" value="review">${words.onboardingReview}</button>
        <button class="quiet" type="submit" name="outcome" value="restrict">${words.onboardingRestrict}</button>
        <button class="quiet" type="submit" name="outcome" value="later">${words.onboardingLater}</button>
      </form>`,
  });
}
