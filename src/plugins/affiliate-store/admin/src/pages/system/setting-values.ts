import type { SettingView } from '../../../../contracts/admin';
import type { Word } from '../../shell/words';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** How a setting is edited, by the JSON Schema of its value. */
export type SettingKind =
  | { readonly as: 'choice'; readonly options: readonly string[] }
  | { readonly as: 'text' }
  | { readonly as: 'number' }
  | { readonly as: 'switch' }
  /** A number for each code, such as a rate per country. */
  | { readonly as: 'numbers' }
  /** Texts in an order, one per line. */
  | { readonly as: 'lines' }
  | { readonly as: 'json' };

/** What is in the field while it is being edited. */
export type Draft = string | boolean | ReadonlyArray<readonly [code: string, number: string]>;

const isText = (schema: Schema): boolean => schema.type === 'string' || (schema.anyOf !== undefined && schema.anyOf.every(isText));
const isNumber = (schema: Schema | boolean | undefined): boolean =>
  typeof schema === 'object' && (schema.type === 'integer' || schema.type === 'number');

/** Which field fits which schema; the first that does is taken. */
const FIELDS: ReadonlyArray<readonly [fits: (schema: Schema) => boolean, as: Exclude<SettingKind['as'], 'choice'>]> = [
  [isText, 'text'],
  [isNumber, 'number'],
  [(schema) => schema.type === 'boolean', 'switch'],
  [(schema) => schema.type === 'array' && schema.items !== undefined && isText(schema.items), 'lines'],
  [(schema) => schema.type === 'object' && isNumber(schema.additionalProperties), 'numbers'],
];

/** Chooses the field for a setting. What fits no field is edited as JSON rather than not at all. */
export const kindOf = ({ schema: given }: SettingView): SettingKind => {
  const schema = given as Schema;
  const { enum: options } = schema;
  if (options?.every((value) => typeof value === 'string')) return { as: 'choice', options };
  const [, as] = FIELDS.find(([fits]) => fits(schema)) ?? [null, 'json' as const];
  return { as };
};

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const DRAFTS: Readonly<Record<SettingKind['as'], (value: unknown) => Draft>> = {
  choice: plain,
  text: plain,
  number: plain,
  switch: (value) => value === true,
  numbers: (value) => Object.entries((value ?? {}) as Record<string, number>).map(([code, number]) => [code, String(number)] as const),
  lines: (value) => (Array.isArray(value) ? value.join('\n') : ''),
  json: (value) => JSON.stringify(value ?? null, null, 2),
};

/** The value in force, as it stands in the field. A secret is never shown: its field starts empty. */
export const draftOf = (kind: SettingKind, { value, secret }: SettingView): Draft => (secret ? '' : DRAFTS[kind.as](value));

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: Word };

const numberOf = (text: string): number | null => (/^-?\d{1,15}(\.\d+)?$/.test(text.trim()) ? Number(text.trim()) : null);

const numbersOf = (rows: ReadonlyArray<readonly [string, string]>): Read => {
  const filled = rows.filter(([code, number]) => code.trim() !== '' || number.trim() !== '');
  const pairs = filled.map(([code, number]) => [code.trim().toUpperCase(), numberOf(number)] as const);
  if (pairs.some(([code, number]) => code === '' || number === null)) return { ok: false, why: 'settings.wrong.numbers' };
  return { ok: true, value: Object.fromEntries(pairs) };
};

const jsonOf = (text: string): Read => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, why: 'settings.wrong.json' };
  }
};

/** What the field means; what it cannot mean is said before anything is sent. The server checks the rest. */
export const valueOf = (kind: SettingKind, draft: Draft): Read => {
  if (kind.as === 'numbers') return numbersOf(draft as ReadonlyArray<readonly [string, string]>);
  if (kind.as === 'lines')
    return {
      ok: true,
      value: String(draft)
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    };
  if (kind.as === 'json') return jsonOf(String(draft));
  if (kind.as === 'number') {
    const number = numberOf(String(draft));
    return number === null ? { ok: false, why: 'settings.wrong.number' } : { ok: true, value: number };
  }
  return { ok: true, value: draft };
};
