import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { customAlphabet } from 'nanoid';
import { now } from './clock';
import { forgetInUnit } from './unit-memory';

export type KeptUid = `plugin::affiliate-store.${'affiliate' | 'referral' | 'order' | 'commission' | 'payout'}`;

/** Types whose rows are carried from one installation to another: the kept ones, and programs. */
export type RowUid = KeptUid | 'plugin::affiliate-store.program';

type Row = Record<string, unknown>;
interface Builder {
  insert: (row: Row) => Builder;
  update: (row: Row) => Builder;
  where: (where: object) => Builder;
  select: (columns: string | readonly string[]) => Builder;
  orderBy: (order: object) => Builder;
  limit: (count: number) => Builder;
  forUpdate: () => Builder;
  onConflict: (columns: readonly string[]) => Builder;
  ignore: () => Builder;
  execute: <T>(options?: { mapResults?: boolean }) => Promise<T>;
}

// Strapi's query builder converts values as its own reads expect them and joins the open transaction; it fires no lifecycle.
const builder = (strapi: Core.Strapi, uid: RowUid): Builder => strapi.db.queryBuilder(uid) as unknown as Builder;

// As long and of the same letters as Strapi's own, whose making costs more than writing the row.
const documentId = customAlphabet('abcdefghijklmnopqrstuvwxyz0123456789', 24);

const stamped = (row: Row): Row => {
  const at = new Date(now());
  return { documentId: documentId(), createdAt: at, updatedAt: at, publishedAt: at, ...row };
};

const idOf = (inserted: unknown): number | null => {
  const first = (Array.isArray(inserted) ? inserted[0] : inserted) as { id?: number } | number | undefined;
  if (typeof first === 'number') return first;
  return first?.id ?? null;
};

/** Writes a row of a kept type; answers its id. Only flows call this, through a room's store. */
export const insertKept = async (strapi: Core.Strapi, uid: KeptUid, row: Row): Promise<number> => {
  forgetInUnit(uid);
  const id = idOf(await builder(strapi, uid).insert(stamped(row)).execute({ mapResults: false }));
  if (id === null) throw new Error(`${uid}: the row was not written`);
  return id;
};

/** Writes several rows at once. */
export const insertKeptRows = async (strapi: Core.Strapi, uid: RowUid, rows: readonly Row[]): Promise<void> => {
  if (rows.length > 0)
    await builder(strapi, uid)
      .insert(rows.map(stamped) as unknown as Row)
      .execute({ mapResults: false });
};

/** Changes rows; answers how many matched. The `where` carries the state it expects, so that a race changes nothing. */
export const updateKept = async (strapi: Core.Strapi, uid: KeptUid, where: object, change: Row): Promise<number> => {
  forgetInUnit(uid);
  const changed = await builder(strapi, uid)
    .where(where)
    .update({ ...change, updatedAt: new Date(now()) })
    .execute<unknown>({ mapResults: false });
  return Array.isArray(changed) ? changed.length : Number(changed);
};

/** Rows as Strapi reads them: biginteger as string, datetime as Date or ISO text. */
export const findKept = <T>(
  strapi: Core.Strapi,
  uid: RowUid,
  where: object,
  options: { readonly order?: object; readonly limit?: number; readonly lock?: boolean } = {},
): Promise<T[]> => {
  let query = builder(strapi, uid).select('*').where(where);
  if (options.order) query = query.orderBy(options.order);
  if (options.limit !== undefined) query = query.limit(options.limit);
  if (options.lock) query = query.forUpdate();
  return query.execute<T[]>();
};

/** More rows than this are nobody's page, and more ids than a statement should name. */
const LARGEST_PAGE = 500;

/**
 * The same, for one page of many: which rows it has is found first, and only those are read. A database that has to bring thousands into
 * order would otherwise carry every column of each through it.
 */
export const findKeptPage = async <T>(
  strapi: Core.Strapi,
  uid: RowUid,
  where: object,
  { order, limit }: { readonly order: object; readonly limit: number },
): Promise<T[]> => {
  if (limit > LARGEST_PAGE) return findKept<T>(strapi, uid, where, { order, limit });
  const ids = await builder(strapi, uid).select('id').where(where).orderBy(order).limit(limit).execute<Array<{ readonly id: number }>>();
  return ids.length === 0 ? [] : findKept<T>(strapi, uid, { id: { $in: ids.map(({ id }) => id) } }, { order });
};

/** UTC ms of a datetime as Strapi hands it out. */
export const momentOf = (value: unknown): number => new Date(value as string | Date).getTime();
/** The same where it may be missing. */
export const maybeMomentOf = (value: unknown): number | null => (value === null || value === undefined ? null : momentOf(value));

/** What to tell someone who tries to write a kept type past the store. */
export interface WriteGuard {
  readonly uid: KeptUid;
  readonly useInstead: string;
}

/**
 * Refuses every writer of kept types but the flows: admin, REST, GraphQL, documents and `db.query` all fire lifecycles,
 * the flows' own SQL does not. What raw SQL by hand does is found by the nightly audit of the books.
 */
export const guardKeptTypes = (strapi: Core.Strapi, guards: readonly WriteGuard[]): void => {
  const hints = new Map<string, string>(guards.map((guard) => [guard.uid, guard.useInstead]));
  const refuse = (event: { model: { uid: string } }): never => {
    // Not a ForbiddenError: Strapi's routes answer that with a bare 403, and the hint would be lost.
    throw new errors.ApplicationError(`This is written by the store alone. ${hints.get(event.model.uid) ?? ''}`.trim(), {
      code: 'WRITTEN_BY_THE_STORE',
    });
  };
  strapi.db.lifecycles.subscribe({
    models: guards.map((guard) => guard.uid),
    beforeCreate: refuse,
    beforeCreateMany: refuse,
    beforeUpdate: refuse,
    beforeUpdateMany: refuse,
    beforeDelete: refuse,
    beforeDeleteMany: refuse,
  });
};
