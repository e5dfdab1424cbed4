import type { Core } from '@strapi/strapi';
import type { TableDefinition } from './tables';
import type { CronDefinition, JobDefinition } from './jobs/definitions';
import type { SettingDefinition } from './settings';
import type { Portable } from './portable';
import type { HealthProbe } from './health';
import type { AdminAction } from './permissions';
import type { Controller } from './endpoints';

type Registry = Record<string, unknown>;

/** What a room brings to the plugin; its `index.ts` is this and nothing else. */
export interface Capability {
  readonly name: string;
  readonly contentTypes?: Readonly<Record<string, { schema: object }>>;
  /** Components for dynamic zones, by their short name. */
  readonly components?: Readonly<Record<string, object>>;
  readonly tables?: readonly TableDefinition[];
  readonly services?: Registry;
  readonly controllers?: readonly Controller[];
  /** Routers of Strapi's own making (generated reads), by name. */
  readonly generatedReads?: Registry;
  readonly jobs?: readonly JobDefinition[];
  readonly crons?: readonly CronDefinition[];
  readonly settings?: readonly SettingDefinition[];
  readonly permissions?: readonly AdminAction[];
  /** Tables an export of the ledger carries (docs/ledger-export.md). */
  readonly portable?: readonly Portable[];
  /** What the health page asks this room. */
  readonly health?: readonly HealthProbe[];
  readonly register?: (strapi: Core.Strapi) => void | Promise<void>;
  readonly bootstrap?: (strapi: Core.Strapi) => void | Promise<void>;
  readonly destroy?: (strapi: Core.Strapi) => void | Promise<void>;
}

/** Merges registries of all rooms; two rooms may not claim one name, because Strapi would silently keep the last. */
export const claim = (kind: string, parts: ReadonlyArray<readonly [owner: string, registry: Registry]>): Registry => {
  const owners = new Map<string, string>();
  const merged: Registry = {};
  for (const [owner, registry] of parts) {
    for (const [key, value] of Object.entries(registry)) {
      const other = owners.get(key);
      if (other !== undefined) throw new Error(`affiliate-store: ${kind} "${key}" is claimed by both ${other} and ${owner}`);
      owners.set(key, owner);
      merged[key] = value;
    }
  }
  return merged;
};

/** A content type's key must be its singular name, or Strapi refuses to boot with a message that does not name the room. */
export const checkContentTypeNames = (rooms: readonly Capability[]): void => {
  for (const room of rooms) {
    for (const [key, value] of Object.entries(room.contentTypes ?? {})) {
      const { singularName } = (value.schema as { info: { singularName: string } }).info;
      if (singularName !== key)
        throw new Error(`affiliate-store: ${room.name} lists content type "${key}" whose singular name is "${singularName}"`);
    }
  }
};

/** All entries of one kind, in the order of the rooms. */
export const gather = <K extends keyof Capability>(rooms: readonly Capability[], kind: K) =>
  rooms.flatMap(
    (room) => (room[kind] ?? []) as unknown as readonly (NonNullable<Capability[K]> extends readonly (infer T)[] ? T : never)[],
  );
