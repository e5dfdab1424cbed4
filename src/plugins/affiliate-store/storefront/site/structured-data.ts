import type { ProductView, SalesPageView } from '../../contracts/catalog';
import type { ProgramPage } from '../../contracts/programs';
import { decimal } from '../i18n/format';
import { times } from '../ui/amount';

const availability: Readonly<Record<ProductView['offers'][number]['availability'], string>> = {
  available: 'https://schema.org/InStock',
  sold_out: 'https://schema.org/SoldOut',
  not_yet: 'https://schema.org/PreOrder',
  ended: 'https://schema.org/Discontinued',
  unconfirmed: 'https://schema.org/OutOfStock',
};

/** The product and what it costs, as search engines read it: at the prices its seller set, for converted ones change by the day. */
export function productData(product: ProductView, url: string, origin: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.summary || product.description,
    url,
    ...(product.cover ? { image: new URL(product.cover.url, origin).href } : {}),
    brand: { '@type': 'Person', name: product.creator.name },
    offers: product.offers.flatMap((offer) =>
      offer.prices
        .filter((price) => price.converted === null)
        .map((price) => ({
          '@type': 'Offer',
          name: offer.name,
          price: decimal(times(price, offer.renewal?.instalments ?? 1)),
          priceCurrency: price.currency,
          availability: availability[offer.availability],
          url,
          ...(offer.validUntil ? { priceValidUntil: offer.validUntil.slice(0, 10) } : {}),
        })),
    ),
  };
}

/** The questions of a sales page; null when it answers none. */
export function questionsData(page: SalesPageView): object | null {
  const items = page.sections.flatMap((section) => (section.type === 'faq' ? section.items : []));
  if (items.length === 0) return null;
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: items.map((item) => ({
      '@type': 'Question',
      name: item.question,
      acceptedAnswer: { '@type': 'Answer', text: item.answer },
    })),
  };
}

/** A program as search engines read it: an offer of work that is paid by the sale. */
export function programData(program: ProgramPage, url: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Service',
    serviceType: 'Affiliate program',
    name: program.name,
    description: program.summary || program.description,
    url,
    ...(program.languages.length > 0 ? { availableLanguage: program.languages } : {}),
    ...(program.niches.length > 0 ? { category: program.niches } : {}),
  };
}
