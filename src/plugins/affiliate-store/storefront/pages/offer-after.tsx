import { isStoreFailure } from '../../client';
import type { FollowUpView } from '../../contracts/follow-ups';
import { ConfirmStep, OfferStep, RefusedStep } from '../sections/offer-after';
import { seeOther, type Page, type PageAnswer, type PageDrawn, type PageRequest } from '../site/page';
import { ClockIcon } from '../ui/icons';
import { useSite } from '../ui/site';
import { Onward } from './checkout';
import { failurePage } from './failure';

const drawn = (request: PageRequest, body: PageDrawn['body'], head: Partial<PageDrawn['head']> = {}): PageDrawn => ({
  kind: 'page',
  status: 200,
  frame: 'plain',
  head: { title: request.t('offerAfter.title'), noindex: true, ...head },
  body,
});

function Processing() {
  const { t } = useSite();
  return (
    <div className="wrap-text py-20 md:py-28">
      <ClockIcon className="size-8 text-brand-ink" />
      <div role="status">
        <h1 className="mt-5 text-28 md:text-36">{t('return.processing')}</h1>
        <p className="mt-4 text-18 text-muted">{t('return.processingHelp')}</p>
      </div>
    </div>
  );
}

/** What the buyer sees of how it stands; at the end of the chain, the thank-you page. */
function show(request: PageRequest, view: FollowUpView, complaint: string | null): PageAnswer {
  const thanks = request.href(`/thanks/${view.order.token}`);
  switch (view.state) {
    case 'processing':
      return drawn(request, <Processing />, { refreshSeconds: 4 });
    case 'confirming':
      return drawn(request, <ConfirmStep view={view} />);
    case 'offered':
      return drawn(request, <OfferStep view={view} thanks={thanks} complaint={complaint} />);
    case 'over':
      return view.last?.outcome === 'refused' || complaint !== null
        ? drawn(request, <RefusedStep view={view} thanks={thanks} complaint={complaint} />)
        : seeOther(thanks);
  }
}

const SAID = [
  'FOLLOW_UP_OVER',
  'FOLLOW_UP_CHANGED',
  'OFFER_SOLD_OUT',
  'PLAN_IMPOSSIBLE',
  'PAYMENT_PROVIDER_DOWN',
  'INVALID_INPUT',
] as const;

/** Yes or No to what is offered. The same Yes is the same order, from however many windows it comes. */
async function answer(request: PageRequest, token: string): Promise<PageAnswer> {
  const { client, form, t } = request;
  const here = request.href(`/offer-after/${token}`);
  const [offer, amount, currency] = [form?.['offer'] ?? '', form?.['amount'] ?? '', form?.['currency'] ?? ''];
  try {
    if (form?.['intent'] === 'no') {
      await client.followUps.decline({ params: { token }, body: { offer } });
      return seeOther(here);
    }
    const view = await client.followUps.accept(
      { params: { token }, body: { offer, total: { amount, currency } } },
      { idempotencyKey: `follow-up-${token}-${offer}-${amount}${currency}` },
    );
    if (view.state !== 'confirming' || view.confirmUrl === null) return seeOther(here);
    return drawn(request, <Onward url={view.confirmUrl} to="bank" />, { title: t('offerAfter.confirm'), continueTo: view.confirmUrl });
  } catch (thrown) {
    // Another window has just said the same; what comes of it shows here.
    if (isStoreFailure(thrown, 'IDEMPOTENCY_IN_PROGRESS')) return seeOther(here);
    if (!isStoreFailure(thrown, ...SAID)) throw thrown;
    const view = await client.followUps.read({ params: { token } });
    return show(request, view, `${t.maybe(`failure.${thrown.code}`) ?? t('failure.other')} ${t('checkout.notCharged')}`);
  }
}

/** Between payment and thanks: what the seller offers next, for one press, to whoever let their card be kept for it. */
export const offerAfterPage: Page = async (request) => {
  const token = request.params['token'] ?? '';
  try {
    if (request.method === 'POST') return await answer(request, token);
    return show(request, await request.client.followUps.read({ params: { token } }), null);
  } catch (thrown) {
    if (!isStoreFailure(thrown, 'FOLLOW_UP_NOT_FOUND', 'INVALID_INPUT')) throw thrown;
    return failurePage(request, 404);
  }
};
