import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';
import type { Context } from 'koa';
import { narrowOrder, narrowPopulate, narrowWhere, searchInPublic } from './generated-reads-narrowing';
import type { Models, Query, Where } from './generated-reads-narrowing';
import { isTheStore } from './own-code';

/** Who reads through the generated API. `all` is an API token with full access: a server of the shop's own. */
export interface Reader { readonly userId: number | null; readonly all: boolean }

/** The condition a row must meet for a reader; sub-queries are made with `db`, never run here. */
export type RowRule = (reader: Reader, db: Knex) => Where;

/** No row at all. */
export const nothing: Where = { id: { $in: [] } };

/** Rows that belong to the signed-in person by a column. */
export const ownedBy = (column: string): RowRule => ({ userId, all }) => {
  if (all) return {};
  return userId === null ? nothing : { [column]: userId };
};

interface State { route?: { info?: { type?: string } }; user?: { id?: number }; auth?: { strategy?: { name?: string }; credentials?: { type?: string } } }

const readerOf = ({ state }: { state: State }): Reader => {
  const { auth, user } = state;
  const isToken = auth?.strategy?.name === 'content-api-token';
  return { userId: auth?.strategy?.name === 'users-permissions' ? (user?.id ?? null) : null, all: isToken && auth?.credentials?.type === 'full-access' };
};

/**
 * The reader, when a query comes from the content API; null for the admin panel, the store's own endpoints and jobs, and
 * code outside any request. A request of unknown kind counts as the content API: a mistake hides rows, it never shows them.
 */
const readerNow = (strapi: Core.Strapi): Reader | null => {
  const ctx = strapi.requestContext.get() as Context | undefined;
  if (!ctx || isTheStore()) return null;
  const state = ctx.state as State;
  return state.route?.info?.type === 'admin' ? null : readerOf({ state });
};

interface ReadEvent { readonly model: { readonly uid: string }; readonly params: Query | undefined }

/**
 * The one place that gives each reader of the generated API only what is theirs. It stands below the document service: lists,
 * single rows, counts, populated relations, GraphQL's nested loads and filters on relations all pass here.
 */
export const guardReads = (strapi: Core.Strapi, rules: ReadonlyMap<string, RowRule>): void => {
  const models: Models = (uid) => strapi.getModel(uid as never) as ReturnType<Models>;
  const allTypes = [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)];
  const narrow = ({ model: { uid }, params }: ReadEvent): void => {
    const reader = readerNow(strapi);
    if (!reader) return;
    const ruleOf = (target: string): Where | null => rules.get(target)?.(reader, strapi.db.connection) ?? null;
    const scope = { models, ruleOf, unguarded: allTypes.filter((type) => !rules.has(type)) };
    const rule = ruleOf(uid);
    if (!params) {
      if (rule) throw new errors.ForbiddenError('This cannot be read here.');
      return;
    }
    const given = params.where === undefined ? [] : [narrowWhere(scope, uid, params.where)];
    const search = rule && params._q !== undefined && params._q !== null ? [searchInPublic(scope, uid, String(params._q))] : [];
    if (rule || given.length > 0) params.where = { $and: [...given, ...search, ...(rule ? [rule] : [])] };
    if (rule) delete params._q;
    if (params.orderBy !== undefined) narrowOrder(scope, uid, params.orderBy);
    if (params.populate !== undefined) params.populate = narrowPopulate(scope, uid, params.populate);
  };
  strapi.db.lifecycles.subscribe({ beforeFindOne: narrow, beforeFindMany: narrow, beforeCount: narrow } as never);
};
