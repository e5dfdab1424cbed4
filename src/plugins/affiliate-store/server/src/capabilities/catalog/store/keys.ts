import type { RowKey } from '../../../platform/written-rows';

/**
 * Addresses that may exist once among published rows and once among drafts. Strapi checks a slug before it writes, which two
 * writers at one moment both pass; publishing removes the old row before it writes the new one, so these keys do not stand in its way.
 */
export const catalogueKeys = (): readonly string[] => [
  'CREATE UNIQUE INDEX IF NOT EXISTS afs_products_slug_published_uq ON afs_products (slug) WHERE published_at IS NOT NULL',
  'CREATE UNIQUE INDEX IF NOT EXISTS afs_products_slug_draft_uq ON afs_products (slug) WHERE published_at IS NULL',
  'CREATE UNIQUE INDEX IF NOT EXISTS afs_sales_pages_slug_published_uq ON afs_sales_pages (slug) WHERE published_at IS NOT NULL',
  'CREATE UNIQUE INDEX IF NOT EXISTS afs_sales_pages_slug_draft_uq ON afs_sales_pages (slug) WHERE published_at IS NULL',
  'CREATE UNIQUE INDEX IF NOT EXISTS afs_creators_handle_uq ON afs_creators (handle)',
  // Lists read published products newest first.
  'CREATE INDEX IF NOT EXISTS afs_products_newest_ix ON afs_products (created_at, document_id) WHERE published_at IS NOT NULL',
];

const UID = 'plugin::affiliate-store';

/** The same keys in an editor's words. */
export const keysInWords: readonly RowKey[] = [
  { uid: `${UID}.product`, table: 'afs_products', column: 'slug', field: 'slug', message: 'Another product has this address already.' },
  {
    uid: `${UID}.sales-page`,
    table: 'afs_sales_pages',
    column: 'slug',
    field: 'slug',
    message: 'Another sales page has this address already.',
  },
  { uid: `${UID}.creator`, table: 'afs_creators', column: 'handle', field: 'handle', message: 'Another creator has this handle already.' },
];
