import { editedType } from '../../../platform/content-types';
import { SECTION_UIDS } from '../components';

/** A page that sells one product, built by an editor from sections. */
export const salesPage = editedType({
  singularName: 'sales-page',
  pluralName: 'sales-pages',
  displayName: 'Sales page',
  description: 'A page that sells one product, built from sections.',
  collectionName: 'afs_sales_pages',
  draftAndPublish: true,
  shown: {
    list: ['title', 'product', 'language', 'slug'],
    mainField: 'title',
    labels: {
      slug: 'Address of the page',
      translationKey: 'Shared name of the page in all languages',
      seoTitle: 'Title in search results',
      seoDescription: 'Text in search results',
      seoImage: 'Image when shared',
      noindex: 'Hide from search engines',
    },
  },
  attributes: {
    title: { type: 'string', required: true, maxLength: 160 },
    slug: { type: 'uid', targetField: 'title', required: true },
    language: { type: 'enumeration', enum: ['en', 'fr', 'es', 'pt-BR', 'ar'], default: 'en', required: true },
    // Pages with the same key are one page in several languages.
    translationKey: { type: 'string', maxLength: 80 },
    product: { type: 'relation', relation: 'manyToOne', target: 'plugin::affiliate-store.product' },
    sections: { type: 'dynamiczone', components: [...SECTION_UIDS] },
    seoTitle: { type: 'string', maxLength: 70 },
    seoDescription: { type: 'text', maxLength: 200 },
    seoImage: { type: 'media', multiple: false, allowedTypes: ['images'] },
    noindex: { type: 'boolean', default: false },
  },
});
