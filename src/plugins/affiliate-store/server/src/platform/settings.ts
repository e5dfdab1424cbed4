import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { failed, ok } from '../kernel/outcome';
import type { Outcome } from '../kernel/outcome';
import type { Failure } from '../kernel/failure';
import { now } from './clock';
import { platformFailures } from './failures';
import { freshCopy } from './fresh-copy';
import { table } from './tables';
import { afterCommit, inSnapshot, openUnit, sql } from './transaction';

/** One thing a site decides; its schema is its validation, its form and its documentation. */
export interface SettingDefinition<T = unknown> {
  readonly key: string;
  readonly section: string;
  readonly label: string;
  readonly help: string;
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
  /** Environment variable that wins over what is saved. */
  readonly env?: string;
  /** Never shown again once saved. */
  readonly secret?: true;
  /** Where there is something to set; everywhere unless it says. Elsewhere it is neither shown nor saved. */
  readonly onlyWhere?: (strapi: Core.Strapi) => boolean;
  /** What its numbers count or its codes name, so that a form can show them as people write them: 5 %, 0.50, SEPA debit. */
  readonly unit?: SettingUnit;
}

export type SettingUnit = 'basis_points' | 'minor_units' | 'payment_method';

export const settingsTable = table({
  name: 'setting',
  table: 'afs_settings',
  columns: { setting_key: { type: 'string' }, value: { type: 'text' }, updated_at: { type: 'bigint' }, updated_by: { type: 'string' } },
  unique: [{ columns: ['setting_key'] }],
});

const TABLE = 'afs_settings';
/** How long another instance may go on with the old value. */
const FRESH_MS = 5_000;

const definitions = new Map<string, SettingDefinition>();
type Saved = ReadonlyMap<string, unknown>;
const copy = freshCopy<Saved>(FRESH_MS);
/** Units of work that have saved a setting: what they see nobody else may see yet. */
const saving = new WeakSet<object>();

/** Declares a setting, keeping its type for `setting()`. */
export const defineSetting = <T>(definition: SettingDefinition<T>): SettingDefinition<T> => definition;

/** Makes the settings of all rooms known; a variable that does not fit stops the boot rather than being ignored. */
export const registerSettings = (all: readonly SettingDefinition[]): void => {
  definitions.clear();
  copy.forget();
  for (const definition of all) {
    definitions.set(definition.key, definition);
    fromEnvironment(definition);
  }
};

const parsedTexts = new WeakMap<SettingDefinition, { readonly text: string; readonly value: unknown }>();

const fromEnvironment = (definition: SettingDefinition): { readonly value: unknown } | undefined => {
  const text = definition.env === undefined ? undefined : process.env[definition.env];
  if (text === undefined || text === '') return undefined;
  // Asked for several times a sale, and a text that is no JSON costs an exception.
  const known = parsedTexts.get(definition);
  if (known?.text === text) return known;
  const asJson = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  })();
  const parsed = [asJson, text].map((candidate) => definition.schema.safeParse(candidate)).find((result) => result.success);
  if (!parsed?.success) throw new Error(`affiliate-store: ${definition.env} does not fit the setting ${definition.key}`);
  const made = { text, value: parsed.data };
  parsedTexts.set(definition, made);
  return made;
};

const readSaved = async (strapi: Core.Strapi): Promise<Saved> => {
  const rows = (await sql(strapi)(TABLE).select('setting_key', 'value')) as Array<{ setting_key: string; value: string }>;
  return new Map(rows.map((row) => [row.setting_key, JSON.parse(row.value) as unknown]));
};

const savedNow = (strapi: Core.Strapi): Promise<Saved> => {
  const unit = openUnit();
  const ofItsOwn = unit !== null && (saving.has(unit) || inSnapshot());
  return ofItsOwn ? readSaved(strapi) : copy.get(() => readSaved(strapi));
};

const valueOf = (definition: SettingDefinition, saved: Saved): unknown => {
  const fixed = fromEnvironment(definition);
  if (fixed) return fixed.value;
  if (!saved.has(definition.key)) return definition.fallback;
  const parsed = definition.schema.safeParse(saved.get(definition.key));
  return parsed.success ? parsed.data : definition.fallback;
};

/** The value in force: environment, else saved, else the fallback. */
export const setting = async <T>(strapi: Core.Strapi, definition: SettingDefinition<T>): Promise<T> =>
  valueOf(definition, await savedNow(strapi)) as T;

/** The same by key, for a room that shows what another one decides; undefined where no room declares it. */
export const settingNamed = async (strapi: Core.Strapi, key: string): Promise<unknown> => {
  const definition = definitions.get(key);
  return definition ? setting(strapi, definition) : undefined;
};

/** The environment variable that fixes a setting now; null when it may be changed. */
export const variableOf = <T>(definition: SettingDefinition<T>): string | null =>
  fromEnvironment(definition as SettingDefinition) ? (definition.env ?? null) : null;

/** A setting as the admin sees it. */
export interface SettingView {
  readonly key: string;
  readonly section: string;
  readonly label: string;
  readonly help: string;
  readonly value: unknown;
  readonly fallback: unknown;
  readonly lockedBy: string | null;
  readonly secret: boolean;
  readonly unit: SettingUnit | null;
  readonly schema: unknown;
}

const isThere = (strapi: Core.Strapi, { onlyWhere }: SettingDefinition): boolean => onlyWhere?.(strapi) ?? true;

/** All settings with what is in force; secrets are shown only as set or not. */
export const listSettings = async (strapi: Core.Strapi): Promise<readonly SettingView[]> => {
  const saved = await readSaved(strapi);
  return [...definitions.values()]
    .filter((definition) => isThere(strapi, definition))
    .map((definition) => {
      const value = valueOf(definition, saved);
      return {
        key: definition.key,
        section: definition.section,
        label: definition.label,
        help: definition.help,
        fallback: definition.secret ? '' : definition.fallback,
        value: definition.secret ? (value ? '••••••••' : '') : value,
        secret: definition.secret === true,
        unit: definition.unit ?? null,
        lockedBy: fromEnvironment(definition) ? (definition.env ?? null) : null,
        schema: z.toJSONSchema(definition.schema, { io: 'input', unrepresentable: 'any' }),
      };
    });
};

const listeners = new Set<() => void>();

/** Calls `tell` whenever a setting was saved by this instance; others read it anew within seconds. Answers how to stop that. */
export const whenSettingsChange = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** Saves one setting; answers what it was and what it is, for the audit log. */
export const saveSetting = async (
  strapi: Core.Strapi,
  key: string,
  given: unknown,
  by: string,
): Promise<Outcome<{ before: unknown; after: unknown }, Failure>> => {
  const definition = definitions.get(key);
  if (!definition || !isThere(strapi, definition)) return failed(platformFailures.because('SETTING_UNKNOWN', { key }));
  if (fromEnvironment(definition)) return failed(platformFailures.because('SETTING_LOCKED', { key, variable: definition.env ?? '' }));
  const parsed = definition.schema.safeParse(given);
  if (!parsed.success)
    return failed({
      ...platformFailures.because('INVALID_INPUT', { key }),
      message: parsed.error.issues.map((issue) => issue.message).join('; '),
    });
  const before = valueOf(definition, await readSaved(strapi));
  const row = { setting_key: key, value: JSON.stringify(parsed.data), updated_at: now(), updated_by: by };
  await sql(strapi)(TABLE).insert(row).onConflict('setting_key').merge();
  const unit = openUnit();
  if (unit) saving.add(unit);
  afterCommit(strapi, () => {
    copy.forget();
    for (const tell of listeners) tell();
  });
  const shown = (value: unknown) => (definition.secret ? '(secret)' : value);
  return ok({ before: shown(before), after: shown(parsed.data) });
};
