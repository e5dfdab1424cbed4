import type { Page } from '../site/page';
import { ConsentForm } from '../site/consent';

/** What the visitor said to being remembered, and where they change their mind. */
export const consentPage: Page = ({ t, consent }) => ({
  kind: 'page',
  status: 200,
  frame: 'plain',
  head: { title: t('consent.title'), noindex: true },
  body: (
    <div className="mx-auto w-full max-w-md px-5 py-20 md:py-28">
      <h1 className="text-36">{t('consent.title')}</h1>
      <p className="mt-4 text-18 text-muted">{t('consent.text')}</p>
      {consent !== null && (
        <p className="mt-4" role="status">
          {t(`consent.is.${consent}`)}
        </p>
      )}
      <div className="mt-8">
        <ConsentForm back="/consent" />
      </div>
    </div>
  ),
});
