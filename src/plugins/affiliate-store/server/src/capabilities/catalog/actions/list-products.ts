import type { Core } from '@strapi/strapi';
import type { Input, PaginationMeta } from '../../../../../contracts/endpoint';
import type { listProducts as endpoint } from '../../../../../contracts/catalog';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { cursorAt, readCursor } from '../../../platform/cursor';
import { platformFailures } from '../../../platform/failures';
import { countProducts, listProducts } from '../store/listing';
import type { After } from '../store/listing';
import { findProducts } from '../store/products';
import { gatherProducts } from './gather-products';
import type { Gathered } from './gather-products';
import { publicAnswers } from './public-answers';
import { soughtIn } from './understand-search';

type Query = Input<typeof endpoint>['query'];

const afterOf = (cursor: string | undefined): After | null | 'refused' => {
  if (cursor === undefined) return null;
  const place = readCursor(cursor, ['number', 'string']);
  return place ? { createdAt: place[0] as number, documentId: place[1] as string } : 'refused';
};

/** One page of the published products that match, as they stand at `at` (UTC ms). */
export const searchProducts = async (
  strapi: Core.Strapi,
  query: Query,
  at: number,
): Promise<Outcome<{ gathered: readonly Gathered[]; pagination: PaginationMeta }, Failure>> => {
  const after = afterOf(query.cursor);
  if (after === 'refused') return failed(platformFailures.because('CURSOR_INVALID'));
  // One more than asked for tells whether there is a next page.
  const sought = await soughtIn(strapi, query);
  const listed = await listProducts(strapi, sought, { after, size: query.pageSize + 1, at });
  // Every page of one search has the same total.
  const { total } = await publicAnswers.get('total', sought, async () => ({ total: await countProducts(strapi, sought, at) }));
  const shown = listed.slice(0, query.pageSize);
  const last = listed.length > query.pageSize ? shown.at(-1) : undefined;
  const products = await findProducts(
    strapi,
    shown.map((one) => one.documentId),
    'published',
  );
  const gathered = await gatherProducts(
    strapi,
    shown.flatMap((one) => products.get(one.documentId) ?? []),
    at,
  );
  return ok({ gathered, pagination: { nextCursor: last ? cursorAt([last.createdAt, last.documentId]) : null, total } });
};
