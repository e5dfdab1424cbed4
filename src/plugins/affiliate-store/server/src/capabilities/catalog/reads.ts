import type { GeneratedRead } from '../../platform/generated-reads';

const published = { publishedAt: { $notNull: true } };

/** What everyone may read of the catalogue: published versions only, and offers that are switched on, of published products. */
export const catalogReads: readonly GeneratedRead[] = [
  { name: 'product', readers: 'everyone', rows: () => published },
  { name: 'sales-page', readers: 'everyone', rows: () => published },
  { name: 'creator', readers: 'everyone', rows: () => ({}) },
  {
    name: 'offer',
    readers: 'everyone',
    rows: (_reader, db) => ({
      active: true,
      id: {
        $in: db('afs_offers_product_lnk as l')
          .join('afs_products as version', 'version.id', 'l.product_id')
          .join('afs_products as p', 'p.document_id', 'version.document_id')
          .whereNotNull('p.published_at')
          .select('l.offer_id'),
      },
    }),
  },
];
