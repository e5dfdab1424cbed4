import { editedType } from '../../../platform/content-types';

/** Something that is sold: drafts and publication, files, a team that shares its revenue, an affiliate program or none. */
export const product = editedType({
  singularName: 'product',
  pluralName: 'products',
  displayName: 'Product',
  description: 'What is sold: text, files, team and program.',
  collectionName: 'afs_products',
  draftAndPublish: true,
  shown: {
    list: ['name', 'cover', 'creator', 'program', 'language', 'guaranteeDays'],
    mainField: 'name',
    labels: {
      slug: 'Address of the page',
      coProducers: 'Co-producers',
      creatorKeepsBasisPoints: 'The creator keeps at least (basis points of what the team shares)',
      creatorKeepsAmounts: 'And at least, of each sale, such as 5.00 EUR, 6.00 USD',
      guaranteeDays: 'Guarantee (days)',
      unitCost: 'Cost per piece (smallest unit)',
      program: 'Affiliate program',
      inSiteProgram: 'Without one: in the program for everything, where there is one',
      taxKind: 'Kind for taxes',
      kind: 'Kind for rates',
    },
  },
  attributes: {
    name: { type: 'string', required: true, maxLength: 160 },
    slug: { type: 'uid', targetField: 'name', required: true },
    summary: { type: 'text', maxLength: 300 },
    // Plain text, a blank line between paragraphs; pictures and headings belong on a sales page.
    description: { type: 'text', maxLength: 20_000 },
    cover: { type: 'media', multiple: false, allowedTypes: ['images'] },
    language: { type: 'enumeration', enum: ['en', 'fr', 'es', 'pt-BR', 'ar'], default: 'en', required: true },
    tags: { type: 'json', default: [] },
    guaranteeDays: { type: 'integer', min: 0, max: 365, default: 14, required: true },
    creator: { type: 'relation', relation: 'manyToOne', target: 'plugin::affiliate-store.creator' },
    coProducers: { type: 'component', repeatable: true, component: 'affiliate-store.co-producer', private: true },
    // What the creator keeps of what the team shares, whichever is more.
    creatorKeepsBasisPoints: { type: 'integer', min: 0, max: 10_000, private: true },
    creatorKeepsAmounts: { type: 'string', maxLength: 200, private: true },
    // No program means no affiliates: the default of every new product.
    program: { type: 'relation', relation: 'manyToOne', target: 'plugin::affiliate-store.program', private: true },
    // Whether affiliates may recommend it by the program for everything of its seller; nothing is, until somebody says so.
    inSiteProgram: { type: 'boolean', default: false, private: true },
    unitCost: { type: 'biginteger', default: '0', private: true },
    taxKind: { type: 'enumeration', enum: ['standard', 'reduced', 'exempt'], default: 'standard', private: true },
    // What rules of pay may ask for.
    kind: { type: 'enumeration', enum: ['digital', 'physical', 'service'], default: 'digital', private: true },
  },
});
