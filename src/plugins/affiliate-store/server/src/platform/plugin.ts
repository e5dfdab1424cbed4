import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import { checkContentTypeNames, claim, gather } from './assemble';
import type { Capability } from './assemble';
import { restoreNaming } from './chance';
import { restoreClock } from './clock';
import { registerComponents } from './components';
import { keepLogDiscreet } from './discreet-log';
import { countRequests, drain } from './drain';
import { edge } from './edge';
import { controllersOf, routersOf } from './endpoints';
import { registerHealthProbes } from './health';
import { startJobs, stopJobs } from './jobs';
import { exposeGraphql } from './graphql';
import { guardKeptTypes } from './kept-rows';
import type { WriteGuard } from './kept-rows';
import { grantShopScopes, registerAdminActions } from './permissions';
import { registerPersonalMap } from './personal';
import type { PersonalMap } from './personal';
import { registerPortables } from './portable';
import { prepareRateLimits } from './rate-limits';
import { registerSettings } from './settings';
import { shareAbilities } from './role-abilities';
import { shareStaffAbilities } from './staff-abilities';
import { prepareSignedIn } from './signed-in';
import { prepareSignedInStaff } from './signed-in-staff';
import { registerTables } from './tables';
import { platformTables } from './tables-of-platform';
import { answerFromDisk, isEmbedded, prepareUnits } from './transaction';
import { isAdmin, scopeOf } from './way-in';
import { keepGarbageYoung } from './young-garbage';

/** What the composition root decides beside the list of rooms. */
export interface Composition {
  readonly rooms: readonly Capability[];
  readonly guards: readonly WriteGuard[];
  /** What is kept about people, table by table. */
  readonly personal: PersonalMap;
  /** Scopes of Strapi's generated reads, for signed-in people and for everyone. */
  readonly generatedScopes: Readonly<Record<'public' | 'authenticated', readonly string[]>>;
  /** Stable names of the contracts' shapes, for GraphQL. */
  readonly schemaNames: ReadonlyMap<z.ZodType, string>;
  /** Things that must be in place before Strapi's own routes: tracking, page cache. */
  readonly register: (strapi: Core.Strapi) => void | Promise<void>;
  /** What has to be done before the first job runs. */
  readonly beforeWork: (strapi: Core.Strapi) => Promise<void>;
  readonly bootstrap: (strapi: Core.Strapi) => void | Promise<void>;
  readonly destroy: (strapi: Core.Strapi) => void | Promise<void>;
}

type WithStrapi = { strapi: Core.Strapi };

const registerAll = async (strapi: Core.Strapi, { rooms, register, schemaNames, personal }: Composition): Promise<void> => {
  keepGarbageYoung();
  keepLogDiscreet(strapi);
  prepareSignedIn(strapi);
  prepareSignedInStaff(strapi);
  strapi.server.use(countRequests);
  strapi.server.use(edge);
  if (isEmbedded(strapi)) strapi.server.use(answerFromDisk(strapi));
  for (const room of rooms) if (room.components) registerComponents(strapi, room.components);
  registerTables(strapi, [...platformTables, ...gather(rooms, 'tables')]);
  registerSettings(gather(rooms, 'settings'));
  exposeGraphql(
    strapi,
    gather(rooms, 'controllers').flatMap((controller) => controller.implementations),
    schemaNames,
  );
  registerPortables(gather(rooms, 'portable'));
  registerPersonalMap(personal);
  registerHealthProbes(gather(rooms, 'health'));
  await register(strapi);
  for (const room of rooms) await room.register?.(strapi);
};

const bootstrapAll = async (strapi: Core.Strapi, composition: Composition): Promise<void> => {
  const { rooms, guards, generatedScopes } = composition;
  shareAbilities(strapi);
  shareStaffAbilities(strapi);
  await prepareUnits(strapi);
  await restoreClock(strapi);
  await restoreNaming(strapi);
  await prepareRateLimits(strapi);
  guardKeptTypes(strapi, guards);
  const endpoints = gather(rooms, 'controllers').flatMap((controller) => controller.implementations.map((one) => one.endpoint));
  await registerAdminActions(strapi, gather(rooms, 'permissions'));
  const scopes = endpoints.filter((one) => one.access !== 'public' && !isAdmin(one)).map(scopeOf);
  await grantShopScopes(strapi, { public: generatedScopes.public, authenticated: [...generatedScopes.authenticated, ...scopes] });
  await composition.beforeWork(strapi);
  await startJobs(strapi, gather(rooms, 'jobs'), gather(rooms, 'crons'));
  for (const room of rooms) await room.bootstrap?.(strapi);
  await composition.bootstrap(strapi);
};

const destroyAll = async (strapi: Core.Strapi, { rooms, destroy }: Composition): Promise<void> => {
  await drain(strapi);
  await stopJobs();
  for (const room of rooms) await room.destroy?.(strapi);
  await destroy(strapi);
};

/** The one object Strapi loads. */
export const plugin = (composition: Composition) => {
  const { rooms } = composition;
  checkContentTypeNames(rooms);
  const parts = <K extends 'contentTypes' | 'services' | 'generatedReads'>(kind: K) =>
    rooms.map((room) => [room.name, (room[kind] ?? {}) as Record<string, unknown>] as const);
  const controllers = gather(rooms, 'controllers');
  const reads = claim('generated read', parts('generatedReads')) as Record<string, { controller: unknown; router: unknown }>;
  return {
    register: ({ strapi }: WithStrapi) => registerAll(strapi, composition),
    bootstrap: ({ strapi }: WithStrapi) => bootstrapAll(strapi, composition),
    destroy: ({ strapi }: WithStrapi) => destroyAll(strapi, composition),
    config: { default: {}, validator: () => undefined },
    contentTypes: claim('content type', parts('contentTypes')),
    services: claim('service', parts('services')),
    controllers: claim('controller', [
      ['generated reads', Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, read.controller]))],
      ...rooms.flatMap((room) => (room.controllers ?? []).map((controller) => [`${room.name}`, controllersOf([controller])] as const)),
    ]),
    routes: { ...Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, read.router])), ...routersOf(controllers) },
    policies: {},
    middlewares: {},
  };
};
