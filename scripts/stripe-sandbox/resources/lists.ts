import { invalidRequest } from '../engine/failures';
import type { CollectionDefinition, PageQuery, Row } from '../engine/store';
import type { World } from '../engine/world';
import type { ListPage } from './operation';

/** What every list may be asked for. */
export interface ListParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number };
}

function limitOf(params: ListParams): number {
  const limit = params.limit ?? 10;
  if (limit < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: 'limit' });
  if (limit > 100)
    throw invalidRequest('This value must be less than or equal to 100.', { code: 'parameter_invalid_integer', param: 'limit' });
  return limit;
}

function createdWithin(created: ListParams['created']): ((at: number) => boolean) | null {
  if (created === undefined) return null;
  if (typeof created === 'number') return (at) => at === created;
  const { gt, gte, lt, lte } = created;
  return (at) =>
    (gt === undefined || at > gt) && (gte === undefined || at >= gte) && (lt === undefined || at < lt) && (lte === undefined || at <= lte);
}

function earliest(created: ListParams['created']): number {
  if (created === undefined) return -Infinity;
  if (typeof created === 'number') return created;
  return Math.max(created.gt ?? -Infinity, created.gte ?? -Infinity);
}

function createdAt(row: object): number {
  return 'created' in row && typeof row.created === 'number' ? row.created : 0;
}

/** One page of a collection, newest first, narrowed by an index and by `created`. */
export function listPage<T extends Row>(
  world: World,
  definition: CollectionDefinition<T>,
  params: ListParams,
  url: string,
  narrowed: { index?: PageQuery<T>['index']; where?: (row: T) => boolean } = {},
): ListPage {
  const within = createdWithin(params.created);
  const from = earliest(params.created);
  const where = narrowed.where;
  const page = world.of(definition).page({
    limit: limitOf(params),
    startingAfter: params.starting_after,
    endingBefore: params.ending_before,
    index: narrowed.index,
    where: within || where ? (row) => (!within || within(createdAt(row))) && (!where || where(row)) : undefined,
    endOfWalk: from > -Infinity ? (row) => createdAt(row) < from : undefined,
  });
  if (!page) {
    const cursor = params.starting_after ?? params.ending_before ?? '';
    throw invalidRequest(`No such object: '${cursor}'`, {
      code: 'resource_missing',
      param: params.starting_after ? 'starting_after' : 'ending_before',
    });
  }
  return { object: 'list', data: page.rows, has_more: page.hasMore, url };
}

/** A page of rows that are not a collection of their own, in the order given. */
export function pageOf(rows: Row[], params: ListParams, url: string): ListPage {
  const limit = limitOf(params);
  let from = 0;
  if (params.starting_after) {
    from = rows.findIndex((row) => row.id === params.starting_after) + 1;
    if (from === 0)
      throw invalidRequest(`No such object: '${params.starting_after}'`, { code: 'resource_missing', param: 'starting_after' });
  }
  return { object: 'list', data: rows.slice(from, from + limit), has_more: rows.length > from + limit, url };
}
