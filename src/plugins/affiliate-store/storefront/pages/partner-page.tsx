import { isStoreFailure } from '../../client';
import type { JointAsk } from '../../contracts/joint';
import type { PartnerPageView } from '../../contracts/relay';
import { formatDay } from '../i18n/format';
import type { Page, PageRequest } from '../site/page';
import { describedBy, Field } from '../ui/field';
import { useSite } from '../ui/site';
import { letterFailurePage } from './failure';

type Notice = { readonly tone: 'positive' | 'danger'; readonly text: string } | null;

/** Letters of whoever brought the order: agreed to by a press, ended by a press, in words of their own. */
function Letters({ view, asked }: { readonly view: PartnerPageView; readonly asked: boolean }) {
  const { t, locale } = useSite();
  const { letters, partner } = view;
  if (!letters.offered && letters.agreedAt === null) return asked ? null : <p className="mt-8 text-muted">{t('partnerPage.notOffered')}</p>;
  return (
    <section aria-labelledby="letters" className="mt-10">
      <h2 id="letters" className="text-22">
        {t('partnerPage.letters')}
      </h2>
      <p className="mt-2 max-w-text">{t('partnerPage.lettersWords', { partner })}</p>
      {letters.agreedAt !== null && (
        <p className="mt-3 font-medium">{t('partnerPage.agreed', { day: formatDay(locale, letters.agreedAt) })}</p>
      )}
      <form method="post" className="mt-4">
        <button name="intent" value={letters.agreedAt === null ? 'agree' : 'end'} className="button">
          {t(letters.agreedAt === null ? 'partnerPage.agree' : 'partnerPage.end')}
        </button>
      </form>
    </section>
  );
}

/** What partner and producer do together: the whole words, and every time somebody looked. */
function Ask({ ask }: { readonly ask: JointAsk }) {
  const { t, locale } = useSite();
  return (
    <section className="mt-10" aria-label={t('partnerPage.together')}>
      <h2 className="text-22">{t('partnerPage.together')}</h2>
      <p className="mt-2 max-w-text" dir="auto">
        {ask.words}
      </p>
      {ask.agreedAt !== null && <p className="mt-3 font-medium">{t('partnerPage.agreed', { day: formatDay(locale, ask.agreedAt) })}</p>}
      {ask.seen.length > 0 && (
        <p className="mt-2 text-13 text-muted">
          {t('partnerPage.seen')} {ask.seen.map((at) => formatDay(locale, at)).join(' · ')}
        </p>
      )}
      <form method="post" className="mt-4">
        <input type="hidden" name="campaign" value={ask.campaign} />
        <input type="hidden" name="hash" value={ask.hash} />
        <button name="intent" value={ask.agreedAt === null ? 'share' : 'unshare'} className="button">
          {t(ask.agreedAt === null ? 'partnerPage.agree' : 'partnerPage.takeBack')}
        </button>
      </form>
    </section>
  );
}

/** What should not have come; staff reads it, the partner never does. */
function Report() {
  const { t } = useSite();
  const field = { id: 'reason', help: t('partnerPage.reportHelp') };
  return (
    <details className="mt-10">
      <summary className="link w-fit">{t('partnerPage.report')}</summary>
      <form method="post" className="mt-4 space-y-4">
        <Field label={t('partnerPage.reportWhat')} {...field}>
          <textarea
            id="reason"
            name="reason"
            rows={4}
            dir="auto"
            required
            minLength={3}
            maxLength={500}
            className="input"
            {...describedBy(field)}
          />
        </Field>
        <button name="intent" value="report" className="button">
          {t('partnerPage.reportSend')}
        </button>
      </form>
    </details>
  );
}

function Shown({ view, asks, notice }: { readonly view: PartnerPageView; readonly asks: readonly JointAsk[]; readonly notice: Notice }) {
  const { t } = useSite();
  return (
    <div className="wrap-text py-14 md:py-20">
      {notice && (
        <p role={notice.tone === 'danger' ? 'alert' : 'status'} className={`note note-${notice.tone} mb-8`}>
          {notice.text}
        </p>
      )}
      <h1 className="text-36">{t('partnerPage.title', { partner: view.partner })}</h1>
      <p className="mt-3 text-muted">
        <bdi>{view.products}</bdi> · <bdi dir="ltr">{view.orderNumber}</bdi>
      </p>
      <Letters view={view} asked={asks.length > 0} />
      {asks.map((ask) => (
        <Ask key={ask.campaign} ask={ask} />
      ))}
      {view.letters.received && <Report />}
    </div>
  );
}

/** Agrees to the very words that were shown, or takes it back. */
async function actOnCampaign({ client, form, locale, t }: PageRequest, params: { readonly token: string }): Promise<Notice> {
  const share = form?.['intent'] === 'share';
  const body = { campaign: form?.['campaign'] ?? '', agree: share, hash: form?.['hash'] ?? '', locale };
  await client.jointAsks.answer({ params, body });
  return { tone: 'positive', text: t(share ? 'partnerPage.agreedNow' : 'partnerPage.takenBack') };
}

/** What a press on one of the page's buttons does; null where the page was only opened. */
async function act(request: PageRequest, token: string): Promise<Notice> {
  const { client, form, method, t } = request;
  if (method !== 'POST') return null;
  const params = { token };
  try {
    if (form?.['intent'] === 'report') {
      await client.partnerPage.report({ params, body: { reason: form['reason'] ?? '' } });
      return { tone: 'positive', text: t('partnerPage.reported') };
    }
    if (form?.['intent'] === 'share' || form?.['intent'] === 'unshare') return await actOnCampaign(request, params);
    const agree = form?.['intent'] === 'agree';
    await client.partnerPage.letters({ params, body: { agree } });
    return { tone: 'positive', text: t(agree ? 'partnerPage.agreedNow' : 'partnerPage.endedNow') };
  } catch (thrown) {
    if (!isStoreFailure(thrown) || thrown.code === 'PARTNER_LINK_INVALID') throw thrown;
    return { tone: 'danger', text: t.maybe(`failure.${thrown.code}`) ?? t('failure.other') };
  }
}

/** Where the buyer of an order decides what whoever brought it may do; behind an unguessable address, signed in or not. */
export const partnerPage: Page = async (request) => {
  const token = request.params['token'] ?? '';
  try {
    const notice = await act(request, token);
    const view = await request.client.partnerPage.read({ params: { token } });
    const asks = await request.client.jointAsks.list({ params: { token }, query: { locale: request.locale } });
    return {
      kind: 'page',
      status: 200,
      frame: 'plain',
      head: { title: request.t('partnerPage.title', { partner: view.partner }), noindex: true },
      body: <Shown view={view} asks={asks} notice={notice} />,
    };
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    return letterFailurePage(request, 404);
  }
};
