import type { ProductView } from '../../contracts/catalog';
import { ConvertedNote } from '../sections/price';
import { OfferList, Reassurance } from '../sections/offers';
import { currencyOf } from '../site/currency';
import type { Page } from '../site/page';
import { pricesIn } from '../ui/amount';
import { productData } from '../site/structured-data';
import { FileRow } from '../ui/file-row';
import { Picture, Portrait } from '../ui/picture';
import { storePath, useSite } from '../ui/site';

function Contents({ product }: { readonly product: ProductView }) {
  const { t } = useSite();
  if (product.files.length === 0) return null;
  return (
    <section aria-labelledby="contents" className="mt-14">
      <h2 id="contents" className="text-22">
        {t('product.contents')}
      </h2>
      <ul className="mt-4 border-t border-line">
        {product.files.map((file) => (
          <FileRow key={file.name} file={file} />
        ))}
      </ul>
    </section>
  );
}

function Product({ product, currency }: { readonly product: ProductView; readonly currency: string }) {
  const { t } = useSite();
  return (
    <article className="wrap grid gap-x-16 gap-y-10 pt-10 md:pt-16 lg:grid-cols-[7fr_5fr]">
      <div>
        {product.cover && <Picture image={product.cover} eager className="aspect-[4/3] w-full rounded-card bg-wash object-cover" />}
        <div className="prose mt-10 max-w-text" dir="auto">
          {product.description
            .split(/\n{2,}/)
            .filter(Boolean)
            .map((paragraph, at) => (
              <p key={at}>{paragraph}</p>
            ))}
        </div>
        <Contents product={product} />
        <section aria-labelledby="creator" className="mt-14 flex gap-5">
          <Portrait name={product.creator.name} image={product.creator.avatar} className="size-16 text-22" />
          <div>
            <h2 id="creator" className="text-18">
              <bdi>{product.creator.name}</bdi>
            </h2>
            <p className="mt-1 max-w-text text-muted" dir="auto">
              {product.creator.bio}
            </p>
          </div>
        </section>
      </div>
      <div className="row-start-1 lg:col-start-2 lg:row-start-auto">
        <div className="lg:sticky lg:top-10">
          <p className="eyebrow">{t('product.by', { name: product.creator.name })}</p>
          <h1 className="mt-3 text-36" dir="auto">
            {product.name}
          </h1>
          <p className="mt-4 text-18 text-muted" dir="auto">
            {product.summary}
          </p>
          <div className="mt-8 border-t border-line">
            <OfferList offers={product.offers} currency={currency} label={t('offer.buy')} />
          </div>
          <div className="mt-2 space-y-3">
            <Reassurance guaranteeDays={product.guaranteeDays} />
            <ConvertedNote prices={pricesIn(product.offers, currency)} />
          </div>
        </div>
      </div>
    </article>
  );
}

/** A product without a sales page of its own, or beside it. */
export const productPage: Page = async (request) => {
  const { client, params, locale, origin } = request;
  const product = await client.catalog.readProduct({ params: { slug: params['slug'] ?? '' }, query: { locale } });
  return {
    kind: 'page',
    status: 200,
    cacheTags: ['catalog', `product:${product.slug}`, 'shop'],
    head: {
      title: product.name,
      description: product.summary,
      image: product.cover,
      type: 'product',
      structured: [productData(product, origin + storePath(locale, request.path), origin)],
    },
    body: <Product product={product} currency={currencyOf(request)} />,
  };
};
