import { isStoreFailure } from '../../client';
import { formatDay } from '../i18n/format';
import type { Page } from '../site/page';
import { failurePage } from './failure';

const LABEL = 'text-13 text-muted';

/** Says to whoever has its number whether a certificate was issued, to whom and for what, and whether it still stands. Prints on one page. */
export const certificatePage: Page = async (request) => {
  const { client, params, t, locale } = request;
  try {
    const found = await client.certificates.read({ params: { number: params['number'] ?? '' } });
    const revoked = found.revokedAt !== null;
    return {
      kind: 'page',
      status: 200,
      frame: 'plain',
      scripts: ['receipt'],
      head: { title: t('certificate.title'), description: t('certificate.help'), noindex: true },
      body: (
        <article className="mx-auto w-full max-w-2xl px-5 py-12 md:py-16">
          <p className={`note ${revoked ? 'note-danger' : 'note-positive'}`} role="status">
            {found.revokedAt === null ? t('certificate.stands') : t('certificate.revoked', { day: formatDay(locale, found.revokedAt) })}
          </p>
          <div className={`mt-8 rounded-card border border-line-strong p-6 text-center md:p-10 ${revoked ? 'text-muted' : ''}`}>
            <h1 className="text-36">{t('certificate.title')}</h1>
            <p className="mt-8 text-muted">{t('certificate.says')}</p>
            <p className="mt-2 text-28 font-bold" dir="auto">
              {found.name}
            </p>
            <p className="mt-4 text-muted">{t('certificate.passed')}</p>
            <p className="mt-2 text-22" dir="auto">
              {found.program}
            </p>
            {found.dealerForm !== null && <p className="mt-2">{t(`certificate.dealer.${found.dealerForm}`)}</p>}
            <dl className="mt-10 flex flex-wrap justify-between gap-6 border-t border-line pt-4 text-start">
              <div>
                <dt className={LABEL}>{t('certificate.number')}</dt>
                <dd>
                  <bdi dir="ltr">{found.number}</bdi>
                </dd>
              </div>
              <div>
                <dt className={LABEL}>{t('certificate.issued')}</dt>
                <dd>{formatDay(locale, found.issuedAt)}</dd>
              </div>
            </dl>
          </div>
          <p className="mt-6 text-13 text-muted">{t('certificate.help')}</p>
          <button type="button" data-print hidden className="button no-print mt-4">
            {t('receipt.print')}
          </button>
        </article>
      ),
    };
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    return failurePage(request, 404);
  }
};
