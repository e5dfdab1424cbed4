import type { Core } from '@strapi/strapi';

/** A file as the media library keeps it. */
export interface StoredFile {
  readonly url: string;
  readonly alternativeText: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly mime: string;
}

interface Titled {
  readonly title: string | null;
}

/** A section as the editor filled it in; `__component` says which. */
export type StoredSection =
  | {
      readonly __component: 'affiliate-store.hero';
      readonly headline: string;
      readonly promise: string | null;
      readonly buttonLabel: string | null;
      readonly image: StoredFile | null;
    }
  | { readonly __component: 'affiliate-store.rich-text'; readonly body: unknown }
  | (Titled & {
      readonly __component: 'affiliate-store.benefits';
      readonly items: ReadonlyArray<{ readonly title: string; readonly text: string | null }> | null;
    })
  | (Titled & {
      readonly __component: 'affiliate-store.testimonials';
      readonly items: ReadonlyArray<{ readonly quote: string; readonly name: string; readonly role: string | null }> | null;
    })
  | (Titled & {
      readonly __component: 'affiliate-store.faq';
      readonly items: ReadonlyArray<{ readonly question: string; readonly answer: string }> | null;
    })
  | (Titled & { readonly __component: 'affiliate-store.author'; readonly bio: string | null })
  | (Titled & { readonly __component: 'affiliate-store.price-box'; readonly note: string | null; readonly buttonLabel: string | null })
  | { readonly __component: 'affiliate-store.media'; readonly caption: string | null; readonly file: StoredFile | null };

const items = { populate: { items: true } };
const POPULATE = {
  'affiliate-store.hero': { populate: { image: true } },
  'affiliate-store.rich-text': true,
  'affiliate-store.benefits': items,
  'affiliate-store.testimonials': items,
  'affiliate-store.faq': items,
  'affiliate-store.author': true,
  'affiliate-store.price-box': true,
  'affiliate-store.media': { populate: { file: true } },
};

/** The sections of one version of a sales page, in the editor's order. */
export const sectionsOf = async (strapi: Core.Strapi, pageRow: number): Promise<readonly StoredSection[]> => {
  const page = (await strapi.db
    .query('plugin::affiliate-store.sales-page')
    .findOne({ select: ['id'], where: { id: pageRow }, populate: { sections: { on: POPULATE } } })) as {
    sections?: StoredSection[];
  } | null;
  return page?.sections ?? [];
};
