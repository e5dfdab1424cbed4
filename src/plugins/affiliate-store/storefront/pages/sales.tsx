import type { SalesPageView } from '../../contracts/catalog';
import { locale as localeSchema } from '../../contracts/primitives';
import { leadingOffer, useCheckoutHref } from '../sections/offers';
import { SectionBlock } from '../sections/section-list';
import type { Page, PageDrawn, PageRequest } from '../site/page';
import { productData, questionsData } from '../site/structured-data';
import { inCurrency } from '../ui/amount';
import { Price } from '../sections/price';
import { storePath, useSite } from '../ui/site';
import { currencyOf } from '../site/currency';

/** On phones, price and button stay within the thumb's reach; a script hides them while the hero's own are in sight. */
function BuyBar({ page, currency }: { readonly page: SalesPageView; readonly currency: string }) {
  const { t } = useSite();
  const checkout = useCheckoutHref(currency);
  const offer = leadingOffer(page.product.offers, currency);
  const price = offer && inCurrency(offer.prices, currency);
  if (offer?.availability !== 'available' || !price) return null;
  return (
    <div
      data-buy-bar
      className="no-print sticky bottom-0 z-30 mt-16 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] transition-transform duration-150 data-[hidden]:invisible data-[hidden]:translate-y-full lg:hidden"
    >
      <div className="wrap flex items-center justify-between gap-4 py-2.5">
        <Price money={price} period={offer.renewal} className="text-22 font-bold" />
        <a className="button button-primary grow" href={checkout(offer)}>
          {t('offer.buy')}
        </a>
      </div>
    </div>
  );
}

function Sales({ page, currency }: { readonly page: SalesPageView; readonly currency: string }) {
  const { t } = useSite();
  const opensWithHero = page.sections[0]?.type === 'hero';
  return (
    <>
      {page.preview && (
        <p role="note" className="bg-brand-soft px-5 py-1.5 text-center text-13">
          {t('preview.note')}
        </p>
      )}
      {!opensWithHero && (
        <div className="wrap-text pt-16">
          <h1 className="text-36 md:text-48" dir="auto">
            {page.title}
          </h1>
        </div>
      )}
      {page.sections.map((section, at) => (
        <SectionBlock key={at} section={section} page={page} currency={currency} />
      ))}
      <BuyBar page={page} currency={currency} />
    </>
  );
}

function draw(request: PageRequest, page: SalesPageView): PageDrawn {
  const { locale, origin, path } = request;
  const written = localeSchema.safeParse(page.locale);
  const url = origin + storePath(written.success ? written.data : locale, path);
  const alternates = [{ locale: page.locale, slug: page.slug }, ...page.alternates].map((one) => ({
    locale: one.locale,
    path: `/s/${one.slug}`,
  }));
  const unique = [...new Map(alternates.map((one) => [one.locale, one])).values()];
  const structured = [productData(page.product, url, origin), questionsData(page)].filter((one): one is object => one !== null);
  return {
    kind: 'page',
    status: 200,
    scripts: ['sales'],
    ...(page.preview ? {} : { cacheTags: ['catalog', `sales-page:${page.slug}`, `product:${page.product.slug}`, 'shop'] }),
    head: {
      title: page.seo.title || page.title,
      description: page.seo.description || page.product.summary,
      image: page.seo.image ?? page.product.cover,
      type: 'product',
      noindex: page.seo.noindex || page.preview,
      structured,
      alternates: unique,
      ...(written.success && written.data !== locale ? { writtenIn: written.data } : {}),
    },
    body: <Sales page={page} currency={currencyOf(request)} />,
  };
}

/** A page an editor built to sell one product. */
export const salesPage: Page = async (request) =>
  draw(
    request,
    await request.client.catalog.readSalesPage({ params: { slug: request.params['slug'] ?? '' }, query: { locale: request.locale } }),
  );

/** The same page as it would look if published now; opened by a signed token from the admin panel. */
export const previewPage: Page = async (request) =>
  draw(
    request,
    await request.client.catalog.readSalesPage({
      params: { slug: request.params['slug'] ?? '' },
      query: { locale: request.locale, preview: request.query['token'] },
    }),
  );
