import { storePath, useSite } from '../../ui/site';
import { useStore } from '../use-store';

/** Who brought the reader's orders, each with the page on which they decide what that person may do; nothing where there is nothing to decide. */
export function BroughtBy() {
  const { t, locale } = useSite();
  const { data } = useStore(['brought-by'], (client) => client.partnerPage.listMine());
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="brought-by" className="mt-12">
      <h2 id="brought-by" className="text-22">
        {t('library.brought')}
      </h2>
      <p className="mt-1 max-w-text text-muted">{t('library.broughtHelp')}</p>
      <ul className="mt-4 border-t border-line">
        {data.map(({ orderNumber, products, partner, token }) => (
          <li key={orderNumber} className="flex flex-wrap items-baseline justify-between gap-3 border-b border-line py-3">
            <span>
              <bdi>{products}</bdi> · <bdi>{partner}</bdi>
            </span>
            <a className="link" href={storePath(locale, `/partner-page/${token}`)}>
              {t('library.decide')}
              <span className="sr-only"> {orderNumber}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
