import type { Page } from '../site/page';
import { useSite } from '../ui/site';

/** The shape of a portal page while its script arrives. */
function Skeleton() {
  const { t } = useSite();
  return (
    <main id="main" className="wrap py-10" aria-busy="true">
      <p className="sr-only" role="status">
        {t('loading')}
      </p>
      <div className="skeleton h-9 w-56" />
      <div className="mt-8 grid gap-6 sm:grid-cols-3">
        {[0, 1, 2].map((at) => (
          <div key={at} className="skeleton h-24" />
        ))}
      </div>
      <div className="skeleton mt-10 h-64" />
      <noscript>
        <p className="note mt-8">{t('portal.noScript')}</p>
      </noscript>
    </main>
  );
}

/** The empty frame the private areas are drawn into by the browser; it holds nothing about anybody. */
export const portalPage: Page = ({ t, shop, now }) => ({
  kind: 'page',
  status: 200,
  frame: 'none',
  scripts: ['portal'],
  head: { title: t('portal.title'), noindex: true },
  body: (
    <div id="portal" className="flex grow flex-col" data-shop={JSON.stringify(shop)} data-now={now}>
      <Skeleton />
    </div>
  ),
});
