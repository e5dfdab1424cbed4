import type { Page } from '../site/page';
import { useHref, useSite } from '../ui/site';
import { failurePage } from './failure';

/** Where each step of the tour begins. */
const starts = ['/partner', '/', '/', null, '/partner', null, null] as const;
const elsewhere: Readonly<Record<number, string>> = {
  3: '/store/demo/mail',
  5: '/admin',
  6: '/admin/plugins/affiliate-store/clock',
};

function Tour() {
  const { t } = useSite();
  const href = useHref();
  return (
    <div className="wrap-text py-14 md:py-20">
      <h1 className="text-36">{t('demo.title')}</h1>
      <p className="mt-4 text-18 text-muted">{t('demo.help')}</p>
      <ol className="mt-10 border-t border-line">
        {starts.map((start, at) => (
          <li key={at} className="relative grid grid-cols-[2rem_1fr] border-b border-line py-5 hover:bg-wash">
            <span aria-hidden="true" className="text-muted tabular-nums">
              {at + 1}
            </span>
            <a className="row-link text-18" href={start === null ? elsewhere[at] : href(start)}>
              {t(`demo.step${(at + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)}
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Shows a newcomer round. A real shop has no such page. */
export const demoPage: Page = (request) => {
  if (!request.shop.demo) return failurePage(request, 404);
  return { kind: 'page', status: 200, head: { title: request.t('demo.title'), noindex: true }, body: <Tour /> };
};
