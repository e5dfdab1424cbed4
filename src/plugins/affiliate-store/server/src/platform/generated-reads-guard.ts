import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';
import { narrowQuery } from './generated-reads-narrowing';
import type { Models, Query, Where } from './generated-reads-narrowing';
import { isTheStore } from './own-code';

/** Who reads through the generated API. `all` is an API token with full access: a server of the shop's own. */
export interface Reader {
  readonly userId: number | null;
  readonly all: boolean;
}

/** The condition a row must meet for a reader; sub-queries are made with `db`, never run here. */
export type RowRule = (reader: Reader, db: Knex) => Where;

/** No row at all. */
export const nothing: Where = { id: { $in: [] } };

/** Rows that belong to the signed-in person by a column. */
export const ownedBy =
  (column: string): RowRule =>
  ({ userId, all }) => {
    if (all) return {};
    return userId === null ? nothing : { [column]: userId };
  };

interface State {
  route?: { info?: { type?: string } };
  user?: { id?: number };
  auth?: { strategy?: { name?: string }; credentials?: { type?: string } };
}

const readerOf = ({ auth, user }: State): Reader => {
  const strategy = auth?.strategy?.name;
  return {
    userId: strategy === 'users-permissions' ? (user?.id ?? null) : null,
    all: strategy === 'content-api-token' && auth?.credentials?.type === 'full-access',
  };
};

/**
 * The reader, when a query comes from the content API; null for the admin panel, the store's own endpoints and jobs, and
 * code outside any request. A request of unknown kind counts as the content API: a mistake hides rows, it never shows them.
 */
const readerNow = (strapi: Core.Strapi): Reader | null => {
  const ctx = strapi.requestContext.get() as { state: State } | undefined;
  if (!ctx || isTheStore() || ctx.state.route?.info?.type === 'admin') return null;
  return readerOf(ctx.state);
};

interface ReadEvent {
  readonly model: { readonly uid: string };
  readonly params: Query | undefined;
}

/**
 * The one place that gives each reader of the generated API only what is theirs. It stands below the document service: lists,
 * single rows, counts, populated relations, GraphQL's nested loads and filters on relations all pass here.
 */
export const guardReads = (strapi: Core.Strapi, rules: ReadonlyMap<string, RowRule>): void => {
  const models: Models = (uid) => strapi.getModel(uid as never);
  const unguarded = [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)].filter((type) => !rules.has(type));
  const narrow = ({ model: { uid }, params }: ReadEvent): void => {
    const reader = readerNow(strapi);
    if (!reader) return;
    const ruleOf = (target: string): Where | null => rules.get(target)?.(reader, strapi.db.connection) ?? null;
    if (params) narrowQuery({ models, ruleOf, unguarded }, uid, params);
    else if (ruleOf(uid)) throw new errors.ForbiddenError('This cannot be read here.');
  };
  strapi.db.lifecycles.subscribe({ beforeFindOne: narrow, beforeFindMany: narrow, beforeCount: narrow });
};
