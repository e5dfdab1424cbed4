import type { z } from 'zod';
import type { image, offerView, ProductCard, ProductView, SalesPageView, Section } from '../../../../../contracts/catalog';
import type { Gathered, OfferNow, Particulars } from '../actions/gather-products';
import type { PageContents } from '../actions/read-sales-page';
import { seatsLeft } from '../domain/availability';
import type { Media } from '../domain/goods';
import { priceView } from '../domain/prices-on-sale';
import type { StoredFile, StoredSection } from '../store/sections';
import { blocksHtml } from './rich-text';

type Image = z.output<typeof image>;
type OfferView = z.output<typeof offerView>;

const imageView = (media: Media | null): Image | null =>
  media && { url: media.url, alt: media.alt, width: media.width, height: media.height };
const fileImage = (file: StoredFile | null): Image | null =>
  file && { url: file.url, alt: file.alternativeText ?? '', width: file.width, height: file.height };

const offer = (one: OfferNow): OfferView => ({
  id: one.offerId,
  name: one.offerName,
  prices: one.prices.map(priceView),
  availability: one.availability,
  remaining: seatsLeft(one),
  validUntil: one.validUntil === null ? null : new Date(one.validUntil).toISOString(),
  renewal: one.renewal,
});

const pageIn = ({ pages }: Gathered, locale: string): string | null =>
  (pages.find((page) => page.language === locale) ?? pages[0])?.slug ?? null;

/** A product as lists show it, in the language asked for. */
export const cardView = (gathered: Gathered, locale: string): ProductCard => {
  const { product, creator, cover, from, renewals } = gathered;
  return {
    id: product.documentId,
    slug: product.slug,
    name: product.name,
    summary: product.summary,
    cover: imageView(cover),
    language: product.language,
    tags: [...product.tags],
    creator: { handle: creator.handle, name: creator.name },
    from: from.map(priceView),
    renewals: renewals.map(({ currency, interval, count }) => ({ currency, interval, count })),
    salesPage: pageIn(gathered, locale),
  };
};

/** A product as its own page shows it. */
export const productView = (gathered: Gathered, { avatar, files }: Particulars, locale: string): ProductView => ({
  ...cardView(gathered, locale),
  description: gathered.product.description,
  guaranteeDays: gathered.product.guaranteeDays,
  offers: gathered.offers.map(offer),
  creator: { handle: gathered.creator.handle, name: gathered.creator.name, bio: gathered.creator.bio, avatar: imageView(avatar) },
  files: files.map((file) => ({ name: file.name, bytes: file.bytes, type: file.contentType })),
});

const said = (text: string | null): string => text ?? '';
const each = <T>(items: readonly T[] | null): readonly T[] => items ?? [];

const sectionView = (section: StoredSection, contents: PageContents): Section => {
  const { gathered, particulars } = contents;
  switch (section.__component) {
    case 'affiliate-store.hero':
      return {
        type: 'hero',
        headline: section.headline,
        promise: said(section.promise),
        buttonLabel: said(section.buttonLabel),
        image: fileImage(section.image),
      };
    case 'affiliate-store.rich-text':
      return { type: 'rich_text', html: blocksHtml(section.body) };
    case 'affiliate-store.benefits':
      return {
        type: 'benefits',
        title: said(section.title),
        items: each(section.items).map(({ title, text }) => ({ title, text: said(text) })),
      };
    case 'affiliate-store.testimonials':
      return {
        type: 'testimonials',
        title: said(section.title),
        items: each(section.items).map(({ quote, name, role }) => ({ quote, name, role: said(role) })),
      };
    case 'affiliate-store.faq':
      return { type: 'faq', title: said(section.title), items: each(section.items).map(({ question, answer }) => ({ question, answer })) };
    case 'affiliate-store.author':
      return {
        type: 'author',
        title: said(section.title),
        name: gathered.creator.name,
        bio: said(section.bio) || gathered.creator.bio,
        avatar: imageView(particulars.avatar),
      };
    case 'affiliate-store.price-box':
      return {
        type: 'price',
        title: said(section.title),
        note: said(section.note),
        buttonLabel: said(section.buttonLabel),
        offers: gathered.offers.map(offer),
        guaranteeDays: gathered.product.guaranteeDays,
      };
    case 'affiliate-store.media':
      return mediaView(section);
  }
};

const mediaView = ({ caption, file }: Extract<StoredSection, { __component: 'affiliate-store.media' }>): Section => {
  const isVideo = file?.mime.startsWith('video/') ?? false;
  return {
    type: 'media',
    caption: caption ?? '',
    image: isVideo ? null : fileImage(file),
    video: file && isVideo ? { url: file.url, type: file.mime } : null,
  };
};

/** A sales page with everything needed to draw it. */
export const pageView = (contents: PageContents): SalesPageView => {
  const { page, gathered, particulars, seoImage, sections, alternates, preview } = contents;
  return {
    slug: page.slug,
    locale: page.language,
    title: page.title,
    seo: {
      title: page.seoTitle ?? page.title,
      description: page.seoDescription ?? gathered.product.summary,
      image: imageView(seoImage ?? gathered.cover),
      noindex: page.noindex || preview,
    },
    product: productView(gathered, particulars, page.language),
    sections: sections.map((section) => sectionView(section, contents)),
    alternates: alternates.map((other) => ({ locale: other.language, slug: other.slug })),
    preview,
  };
};
