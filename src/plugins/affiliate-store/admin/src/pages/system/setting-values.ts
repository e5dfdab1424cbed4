import type { SettingView } from '../../../../contracts/admin';
import { exponentOf } from '../../../../contracts/exponents';
import { decimalOf, minorOf, percentText } from '../../shell/money';
import type { Word } from '../../shell/words';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
}

const enumOf = ({ items }: Schema): readonly string[] => (items?.enum ?? []).filter((one): one is string => typeof one === 'string');

type Unit = SettingView['unit'];

/** How a setting is edited, by the JSON Schema of its value. */
export type SettingKind =
  | { readonly as: 'choice'; readonly options: readonly string[] }
  | { readonly as: 'text' }
  | { readonly as: 'colour' }
  | { readonly as: 'number'; readonly unit: Unit }
  | { readonly as: 'switch' }
  /** A number for each code: a rate per country, an amount per currency. */
  | { readonly as: 'numbers'; readonly unit: Unit }
  /** Some of the known ways of paying. */
  | { readonly as: 'methods'; readonly options: readonly string[] }
  /** The same for each country. */
  | { readonly as: 'methodsByCountry'; readonly options: readonly string[] }
  /** A text for each code. */
  | { readonly as: 'texts' }
  /** Texts in an order, one per line. */
  | { readonly as: 'lines' }
  | { readonly as: 'json' };

/** What is in the field while it is being edited; several names in one text stand with commas between them. */
export type Draft = string | boolean | ReadonlyArray<readonly [code: string, number: string]>;

const isText = (schema: Schema): boolean => schema.type === 'string' || (schema.anyOf !== undefined && schema.anyOf.every(isText));
const isNumber = (schema: Schema | boolean | undefined): boolean =>
  typeof schema === 'object' && (schema.type === 'integer' || schema.type === 'number');

/** Room for more than a line: an address, say, whose breaks a field of one line would swallow. */
export const isLong = ({ schema, secret }: Pick<SettingView, 'schema' | 'secret'>): boolean =>
  !secret && ((schema as Schema).maxLength ?? 0) >= 300;

type Methods = Extract<SettingKind, { readonly as: 'methods' | 'methodsByCountry' }>;

/** Which field fits which schema; the first that does is taken. */
const FIELDS: ReadonlyArray<readonly [fits: (schema: Schema) => boolean, as: Exclude<SettingKind['as'], 'choice' | Methods['as']>]> = [
  [(schema) => isText(schema) && schema.pattern?.startsWith('^#[0-9a-f]{6}') === true, 'colour'],
  [isText, 'text'],
  [isNumber, 'number'],
  [(schema) => schema.type === 'boolean', 'switch'],
  [(schema) => schema.type === 'array' && schema.items !== undefined && isText(schema.items), 'lines'],
  [(schema) => schema.type === 'object' && isNumber(schema.additionalProperties), 'numbers'],
  [({ type, additionalProperties: each }) => type === 'object' && typeof each === 'object' && isText(each), 'texts'],
];

const methodsKind = (schema: Schema): Methods => {
  const { additionalProperties: each } = schema;
  return typeof each === 'object' ? { as: 'methodsByCountry', options: enumOf(each) } : { as: 'methods', options: enumOf(schema) };
};

/** Chooses the field for a setting. What fits no field is edited as JSON rather than not at all. */
export const kindOf = ({ schema: given, unit }: Pick<SettingView, 'schema' | 'unit'>): SettingKind => {
  const schema = given as Schema;
  if (unit === 'payment_method') return methodsKind(schema);
  const { enum: options } = schema;
  if (options?.every((value) => typeof value === 'string')) return { as: 'choice', options };
  const [, as] = FIELDS.find(([fits]) => fits(schema)) ?? [null, 'json' as const];
  return as === 'number' || as === 'numbers' ? { as, unit } : { as };
};

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A number as a person writes it: basis points as per cent, minor units as an amount of the currency they stand under. */
const written = (number: number, unit: Unit, code: string): string => {
  if (unit === 'basis_points') return percentText(number);
  return unit === 'minor_units' ? decimalOf({ amount: String(number), currency: code, exponent: exponentOf(code) }) : String(number);
};

/** What a person wrote, in the unit it is kept in; null where it is no such number. Rates and amounts are read as digits. */
const read = (text: string, unit: Unit, code: string): number | null => {
  if (unit === null) return /^-?\d{1,15}(\.\d+)?$/.test(text.trim()) ? Number(text.trim()) : null;
  const minor = minorOf(text, unit === 'basis_points' ? 2 : exponentOf(code));
  return minor === null ? null : parseInt(minor, 10);
};

type Rows = ReadonlyArray<readonly [code: string, number: string]>;

const rowsOf = (value: unknown, unit: Unit): Rows =>
  Object.entries((value ?? {}) as Record<string, number>).map(([code, number]) => [code, written(number, unit, code)] as const);

const namesIn = (value: unknown): string => (Array.isArray(value) ? value.join(',') : '');

/** Names that stand in one text with commas between them. */
export const listed = (text: string): string[] => text.split(',').filter(Boolean);

const entriesOf = (value: unknown, written_: (one: unknown) => string): Rows =>
  Object.entries((value ?? {}) as Record<string, unknown>).map(([code, one]) => [code, written_(one)] as const);

const draftOfValue = (kind: SettingKind, value: unknown): Draft => {
  switch (kind.as) {
    case 'switch':
      return value === true;
    case 'number':
      return typeof value === 'number' ? written(value, kind.unit, '') : '';
    case 'numbers':
      return rowsOf(value, kind.unit);
    case 'methods':
      return namesIn(value);
    case 'methodsByCountry':
      return entriesOf(value, namesIn);
    case 'texts':
      return entriesOf(value, plain);
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : '';
    case 'json':
      return JSON.stringify(value ?? null, null, 2);
    case 'choice':
    case 'text':
    case 'colour':
      return plain(value);
  }
};

/** The value in force, as it stands in the field. A secret is never shown: its field starts empty. */
export const draftOf = (kind: SettingKind, { value, secret }: Pick<SettingView, 'value' | 'secret'>): Draft =>
  secret ? '' : draftOfValue(kind, value);

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: Word };

const good = (value: unknown): Read => ({ ok: true, value });
const WRONG: Readonly<Partial<Record<NonNullable<Unit>, Word>>> = {
  basis_points: 'settings.wrong.percent',
  minor_units: 'settings.wrong.amount',
};
const wrong = (unit: Unit, otherwise: Word): Read => ({ ok: false, why: (unit === null ? undefined : WRONG[unit]) ?? otherwise });

const numbersOf = (rows: Rows, unit: Unit): Read => {
  const filled = rows.filter(([code, number]) => code.trim() !== '' || number.trim() !== '');
  const pairs = filled.map(([typed, number]) => {
    const code = typed.trim().toUpperCase();
    return [code, read(number, unit, code)] as const;
  });
  if (pairs.some(([code]) => code === '')) return { ok: false, why: 'settings.wrong.numbers' };
  if (new Set(pairs.map(([code]) => code)).size < pairs.length) return { ok: false, why: 'settings.wrong.twice' };
  return pairs.some(([, number]) => number === null) ? wrong(unit, 'settings.wrong.numbers') : good(Object.fromEntries(pairs));
};

/** What stands beside each code; a row without a code is a mistake, an empty row is none. */
const byCode = <T>(rows: Rows, meaning: (text: string) => T): Read => {
  const filled = rows
    .map(([code, text]) => [code.trim().toUpperCase(), text] as const)
    .filter(([code, text]) => code !== '' || text.trim() !== '');
  if (filled.some(([code]) => code === '')) return { ok: false, why: 'settings.wrong.code' };
  if (new Set(filled.map(([code]) => code)).size < filled.length) return { ok: false, why: 'settings.wrong.twice' };
  return good(Object.fromEntries(filled.map(([code, text]) => [code, meaning(text)])));
};

const jsonOf = (text: string): Read => {
  try {
    return good(JSON.parse(text));
  } catch {
    return { ok: false, why: 'settings.wrong.json' };
  }
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What the field means; what it cannot mean is said before anything is sent. The server checks the rest. */
export const valueOf = (kind: SettingKind, draft: Draft): Read => {
  switch (kind.as) {
    case 'numbers':
      return numbersOf(draft as Rows, kind.unit);
    case 'methods':
      return good(listed(String(draft)));
    case 'methodsByCountry':
      return byCode(draft as Rows, listed);
    case 'texts':
      return byCode(draft as Rows, (text) => text.trim());
    case 'lines':
      return good(linesOf(String(draft)));
    case 'json':
      return jsonOf(String(draft));
    case 'number': {
      const number = read(String(draft), kind.unit, '');
      return number === null ? wrong(kind.unit, 'settings.wrong.number') : good(number);
    }
    case 'choice':
    case 'switch':
    case 'text':
    case 'colour':
      return good(draft);
  }
};
