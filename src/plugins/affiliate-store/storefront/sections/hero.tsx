import type { SalesPageView, Section } from '../../contracts/catalog';
import { inCurrency } from '../ui/amount';
import { ConvertedFrom, Price } from './price';
import { Picture, Portrait } from '../ui/picture';
import { useSite } from '../ui/site';
import { Instalments, Reassurance, Trial, leadingOffer, useCheckoutHref, type OfferView } from './offers';

type HeroSection = Extract<Section, { type: 'hero' }>;

function HeroAction({ offer, currency, label }: { readonly offer: OfferView; readonly currency: string; readonly label: string }) {
  const { t } = useSite();
  const checkout = useCheckoutHref(currency);
  const price = inCurrency(offer.prices, currency);
  if (offer.availability !== 'available') return <p className="note">{t(`offer.${offer.availability}`)}</p>;
  if (price === undefined) return null;
  return (
    <>
      <a className="button button-primary button-large w-full sm:w-auto" href={checkout(offer)}>
        {label || t('offer.buy')}
      </a>
      <div>
        <Price money={price} period={offer.renewal} className="text-28 font-bold tracking-tight" />
        <ConvertedFrom price={price} className="block" />
        <Instalments offer={offer} currency={currency} />
        <Trial offer={offer} />
      </div>
    </>
  );
}

/** The promise, the price and the way to it, above the fold. */
export function Hero({
  section,
  page,
  currency,
}: {
  readonly section: HeroSection;
  readonly page: SalesPageView;
  readonly currency: string;
}) {
  const { t } = useSite();
  const { product } = page;
  const offer = leadingOffer(product.offers, currency);
  const image = section.image ?? product.cover;
  return (
    <div className={`wrap grid items-center gap-x-16 gap-y-10 pt-10 md:pt-16 ${image ? 'lg:grid-cols-[6fr_5fr]' : 'max-w-3xl'}`}>
      <div>
        <p className="flex items-center gap-2.5 text-muted">
          <Portrait name={product.creator.name} image={product.creator.avatar} className="size-8 text-13" />
          {t('product.by', { name: product.creator.name })}
        </p>
        <h1 className="mt-6 text-36 md:text-48" dir="auto">
          {section.headline}
        </h1>
        <p className="mt-5 max-w-text text-18 text-muted md:text-[1.25rem] md:leading-relaxed" dir="auto">
          {section.promise}
        </p>
        <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-4" data-hero-action>
          {offer !== undefined && <HeroAction offer={offer} currency={currency} label={section.buttonLabel} />}
        </div>
        <Reassurance guaranteeDays={product.guaranteeDays} className="mt-5" />
      </div>
      {image && (
        <Picture image={image} eager className="aspect-[4/3] w-full rounded-card bg-wash object-cover lg:aspect-[5/6] lg:max-h-[36rem]" />
      )}
    </div>
  );
}
