import { factories } from '@strapi/strapi';
import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Capability } from './assemble';
import { guardReads } from './generated-reads-guard';
import type { RowRule } from './generated-reads-guard';
import { checkPagination } from './generated-reads-values';

const PREFIX = 'plugin::affiliate-store.';

/** One content type whose rows Strapi's generated REST and GraphQL reads may answer, and to whom. */
export interface GeneratedRead {
  /** Singular name of the content type. */
  readonly name: string;
  /** Which of its rows a reader sees; everything else does not exist for them. */
  readonly rows: RowRule;
  /** Who gets the scope when the shop is set up; an administrator may change it in the roles of users-permissions. */
  readonly readers: 'everyone' | 'signed-in' | 'nobody';
}

interface CoreController {
  find: (ctx: Context) => Promise<unknown>;
  findOne: (ctx: Context) => Promise<unknown>;
}

// Only the reading half: an action that no route leads to would still show in the role editor as something to tick.
const readController =
  (uid: UID.ContentType) =>
  ({ strapi }: { strapi: Core.Strapi }) => {
    const core = (factories.createCoreController(uid) as unknown as (given: { strapi: Core.Strapi }) => CoreController)({ strapi });
    const find = (ctx: Context) => {
      checkPagination(ctx.query['pagination']);
      return core.find(ctx);
    };
    return { find, findOne: (ctx: Context) => core.findOne(ctx) };
  };

// What Strapi's own router factory gives, without asking a running Strapi for it: routes are listed before one runs.
const readRouter = (name: string) => ({
  type: 'content-api',
  routes: [
    { method: 'GET', path: `/${name}s`, handler: `${name}.find`, config: {} },
    { method: 'GET', path: `/${name}s/:id`, handler: `${name}.findOne`, config: {} },
  ],
});

const partsOf = ({ name }: GeneratedRead) => ({
  controller: readController(`${PREFIX}${name}` as UID.ContentType),
  router: readRouter(name),
});

interface ShadowCrud {
  disableMutations: () => void;
}
interface GraphqlExtension {
  shadowCRUD: (uid: string) => ShadowCrud;
}

const withoutMutations = (strapi: Core.Strapi, reads: readonly GeneratedRead[]): void => {
  const graphql = strapi.plugin('graphql') as Core.Plugin | undefined;
  if (!graphql) return;
  const extension = graphql.service('extension') as unknown as GraphqlExtension;
  for (const { name } of reads) extension.shadowCRUD(`${PREFIX}${name}`).disableMutations();
};

/**
 * Strapi's own reads (find, findOne; filters, sort, fields, populate, pagination; REST and GraphQL) of the store's content
 * types, narrowed to what the reader may see. Writing goes through the store's endpoints.
 */
export const generatedReads = (reads: readonly GeneratedRead[]): Capability => ({
  name: 'generated reads',
  generatedReads: Object.fromEntries(reads.map((read) => [read.name, partsOf(read)])),
  services: Object.fromEntries(reads.map(({ name }) => [name, factories.createCoreService(`${PREFIX}${name}` as UID.ContentType)])),
  register: (strapi) => withoutMutations(strapi, reads),
  bootstrap: (strapi) => guardReads(strapi, new Map(reads.map(({ name, rows }) => [`${PREFIX}${name}`, rows]))),
});

/** Scopes to grant when the shop is set up. */
export const scopesOfReads = (reads: readonly GeneratedRead[]): Readonly<Record<'public' | 'authenticated', readonly string[]>> => {
  const scopes = (those: readonly GeneratedRead[]) => those.flatMap(({ name }) => [`${PREFIX}${name}.find`, `${PREFIX}${name}.findOne`]);
  const open = reads.filter(({ readers }) => readers === 'everyone');
  return { public: scopes(open), authenticated: scopes([...open, ...reads.filter(({ readers }) => readers === 'signed-in')]) };
};
