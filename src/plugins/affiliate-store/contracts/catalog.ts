import { z } from 'zod';
import { endpoint } from './endpoint';
import { byteCount, cursor, locale, pageSize, price, secretToken, slug, currency } from './primitives';

export const image = z.object({ url: z.string(), alt: z.string(), width: z.number().nullable(), height: z.number().nullable() });

/** How often something is paid: every `count` intervals. */
export const period = z.object({ interval: z.enum(['month', 'year']), count: z.number().int() });
export type Period = z.output<typeof period>;

export const offerView = z.object({
  /** documentId of the offer; what a cart takes. */
  id: z.string(),
  name: z.string(),
  /** One per currency: those the seller set, then those converted from the price in the shop's main currency. */
  prices: z.array(price),
  /** `unconfirmed`: the shop has not yet confirmed who its creator is. */
  availability: z.enum(['available', 'sold_out', 'not_yet', 'ended', 'unconfirmed']),
  /** Seats left where the offer has a limit. */
  remaining: z.number().int().nullable(),
  validUntil: z.string().nullable(),
  /**
   * How it is paid again and again, after how many free days; null for what is paid once. `instalments` is how many payments of the
   * price there are in all, the first with the purchase; null for what goes on until it is cancelled.
   */
  renewal: period.extend({ trialDays: z.number().int(), instalments: z.number().int().nullable() }).nullable(),
});

export const creatorView = z.object({ handle: z.string(), name: z.string(), bio: z.string(), avatar: image.nullable() });

export const productCard = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  cover: image.nullable(),
  language: z.string(),
  tags: z.array(z.string()),
  creator: z.object({ handle: z.string(), name: z.string() }),
  /** The lowest price on sale per currency, of instalments that of all of them; empty when nothing is on sale. */
  from: z.array(price),
  /** Which of these prices are paid again and again, and how often. */
  renewals: z.array(period.extend({ currency: z.string() })),
  /** Slug of the published sales page, in the asked language where it exists in it; null without one. */
  salesPage: z.string().nullable(),
});
export type ProductCard = z.output<typeof productCard>;

export const productView = productCard.extend({
  /** Plain text; a blank line separates paragraphs. */
  description: z.string(),
  guaranteeDays: z.number().int(),
  offers: z.array(offerView),
  creator: creatorView,
  files: z.array(z.object({ name: z.string(), bytes: byteCount, type: z.string() })),
});
export type ProductView = z.output<typeof productView>;

/** Blocks of a sales page, in the order the editor placed them. Rich text arrives as sanitised HTML. */
export const section = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hero'), headline: z.string(), promise: z.string(), buttonLabel: z.string(), image: image.nullable() }),
  z.object({ type: z.literal('rich_text'), html: z.string() }),
  z.object({ type: z.literal('benefits'), title: z.string(), items: z.array(z.object({ title: z.string(), text: z.string() })) }),
  z.object({
    type: z.literal('testimonials'),
    title: z.string(),
    items: z.array(z.object({ quote: z.string(), name: z.string(), role: z.string() })),
  }),
  z.object({ type: z.literal('faq'), title: z.string(), items: z.array(z.object({ question: z.string(), answer: z.string() })) }),
  z.object({ type: z.literal('author'), title: z.string(), name: z.string(), bio: z.string(), avatar: image.nullable() }),
  z.object({
    type: z.literal('price'),
    title: z.string(),
    note: z.string(),
    buttonLabel: z.string(),
    offers: z.array(offerView),
    guaranteeDays: z.number().int(),
  }),
  z.object({
    type: z.literal('media'),
    caption: z.string(),
    image: image.nullable(),
    video: z.object({ url: z.string(), type: z.string() }).nullable(),
  }),
]);
export type Section = z.output<typeof section>;

export const salesPageView = z.object({
  slug: z.string(),
  locale: z.string(),
  title: z.string(),
  seo: z.object({ title: z.string(), description: z.string(), image: image.nullable(), noindex: z.boolean() }),
  product: productView,
  sections: z.array(section),
  /** Other languages this page exists in. */
  alternates: z.array(z.object({ locale: z.string(), slug: z.string() })),
  preview: z.boolean(),
});
export type SalesPageView = z.output<typeof salesPageView>;

export const listProducts = endpoint({
  id: 'catalog.listProducts',
  method: 'GET',
  path: '/catalog/products',
  access: 'public',
  graphql: 'storeProducts',
  paginated: true,
  summary: 'Published products, newest first; search by text, tag, language, creator and price.',
  query: z.strictObject({
    q: z.string().trim().max(100).optional(),
    tag: z.string().max(60).optional(),
    language: z.string().max(10).optional(),
    creator: slug.optional(),
    currency: currency.optional(),
    /** Bounds in minor units of `currency`. */
    minPrice: z.coerce.number().int().min(0).optional(),
    maxPrice: z.coerce.number().int().min(0).optional(),
    locale: locale.default('en'),
    cursor,
    pageSize,
  }),
  response: z.array(productCard),
});

export const readProduct = endpoint({
  id: 'catalog.readProduct',
  method: 'GET',
  path: '/catalog/products/:slug',
  access: 'public',
  graphql: 'storeProduct',
  summary: 'One published product with its offers.',
  params: z.strictObject({ slug }),
  query: z.strictObject({ locale: locale.default('en') }),
  response: productView,
  failures: ['PRODUCT_NOT_FOUND'],
});

export const readSalesPage = endpoint({
  id: 'catalog.readSalesPage',
  method: 'GET',
  path: '/catalog/sales-pages/:slug',
  access: 'public',
  graphql: 'storeSalesPage',
  summary: 'A sales page with everything needed to draw it. A preview token shows the unpublished draft.',
  params: z.strictObject({ slug }),
  query: z.strictObject({ locale: locale.default('en'), preview: secretToken.optional() }),
  response: salesPageView,
  failures: ['SALES_PAGE_NOT_FOUND', 'PREVIEW_TOKEN_INVALID'],
});

export const readShop = endpoint({
  id: 'catalog.readShop',
  method: 'GET',
  path: '/catalog/shop',
  access: 'public',
  graphql: 'storeShop',
  summary: 'What a storefront needs to know about the shop itself.',
  response: z.object({
    name: z.string(),
    tagline: z.string(),
    defaultCurrency: z.string(),
    currencies: z.array(z.string()),
    /** Those of them in which every price is a converted one. */
    convertedCurrencies: z.array(z.string()),
    locales: z.array(z.string()),
    brandColor: z.string(),
    supportEmail: z.string(),
    /** True while payments go to the sandbox: every page says that no money moves. */
    testMode: z.boolean(),
    /** True in the demo, which has a mailbox page and a clock. */
    demo: z.boolean(),
    trackingParameter: z.string(),
    /** Whether the shop remembers how somebody came only after they agreed (`tracking.consentMode` is `required`). */
    asksConsent: z.boolean(),
    termsVersion: z.string(),
    termsUrl: z.string(),
  }),
});
export type ShopView = z.output<typeof readShop.response>;
