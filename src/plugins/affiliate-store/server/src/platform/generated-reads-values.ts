import { errors } from '@strapi/utils';
import { holdsNoText } from './parse-input';

interface Attribute {
  readonly type: string;
}

const WHOLE = /^-?\d{1,15}$/;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const MOST_ROWS = 2_147_483_647;
const NUMBERS: Readonly<Record<string, (text: string) => boolean>> = {
  increments: (text) => WHOLE.test(text) && Math.abs(Number(text)) <= MOST_ROWS,
  integer: (text) => WHOLE.test(text) && Math.abs(Number(text)) <= MOST_ROWS,
  biginteger: (text) => WHOLE.test(text),
  decimal: (text) => DECIMAL.test(text),
  float: (text) => DECIMAL.test(text),
  boolean: (text) => /^(?:true|false|t|f|0|1)$/i.test(text),
};
const TEXTUAL = /^\$(?:eqi|nei|(?:not)?contains?i?|startswithi?|endswithi?)$/i;
const TEXTS = new Set(['string', 'text', 'richtext', 'uid', 'enumeration', 'email', 'password']);

const refuse = (field: string, wanted: string): never => {
  throw new errors.ValidationError(`"${field}" has to be ${wanted}.`);
};

// Conditions of the store's own are knex queries; only what a caller can write is looked at.
const isWritten = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

const checkScalar = (field: string, type: string, value: unknown): void => {
  if (isWritten(value) || Array.isArray(value) || (typeof value === 'string' && holdsNoText(value))) refuse(field, 'one value');
  if (typeof value === 'object' || value === undefined) return;
  const fits = NUMBERS[type];
  if (fits && !fits(String(value as string | number | boolean)))
    refuse(field, type === 'boolean' ? 'true or false' : 'a number within bounds');
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

const checkOperator = (field: string, type: string, operator: string, value: unknown): void => {
  if (operator === '$null' || operator === '$notNull') return checkScalar(field, 'boolean', value);
  if (operator === '$between' && !(Array.isArray(value) && value.length === 2)) refuse(field, 'between two values');
  const textual = TEXTUAL.test(operator);
  if (textual && !TEXTS.has(type)) refuse(field, 'compared as what it is, not as text');
  for (const one of listOf(value)) checkScalar(field, textual ? 'string' : type, one);
};

const checkGroup = (key: string, value: unknown): void => {
  const fits = key === '$not' ? isWritten(value) : Array.isArray(value) && value.every((part) => isWritten(part));
  if (!fits && value !== null && value !== undefined) refuse(key, key === '$not' ? 'a condition' : 'a list of conditions');
};

const GROUPS = new Set(['$and', '$or', '$not']);
const typeOf = (attribute: Attribute | undefined, key: string): string => attribute?.type ?? (key === 'id' ? 'increments' : 'string');

/** Refuses a condition that the database could only choke on: a number that is none, half a range, text matched on a number. */
export const checkCondition = (attribute: Attribute | undefined, key: string, value: unknown): void => {
  if (GROUPS.has(key)) return checkGroup(key, value);
  if (/^\d+$/.test(key)) refuse('filters', 'conditions on fields');
  const type = typeOf(attribute, key);
  if (type === 'json') return;
  if (!isWritten(value)) return listOf(value).forEach((one) => checkScalar(key, type, one));
  for (const [operator, held] of Object.entries(value)) {
    if (operator === '$not' && isWritten(held)) checkCondition(attribute, key, held);
    else checkOperator(key, type, operator, held);
  }
};

interface Paged {
  readonly _q?: unknown;
  readonly offset?: unknown;
  readonly limit?: unknown;
  readonly select?: unknown;
}

/** The same for the rest of a query: what is searched and shown, and which page. */
export const checkPage = ({ _q, offset, limit, select }: Paged): void => {
  // Strapi looks columns up in a plain object, and finds what every object inherits.
  for (const name of Array.isArray(select) ? (select as unknown[]) : []) if (String(name) in {}) refuse('fields', 'fields of the type');
  if (_q !== undefined) checkScalar('_q', 'string', _q);
  for (const [name, value] of Object.entries({ offset, limit }))
    if (typeof value === 'number' && !(Math.abs(value) <= MOST_ROWS)) refuse(name, 'within bounds');
};

const PAGE_WORD = /^(?:-?\d{1,9}|true|false)$/;

/** The same for a page as an address asks for it. */
export const checkPagination = (pagination: unknown): void => {
  if (pagination === undefined) return;
  if (!isWritten(pagination) || !Object.values(pagination).every((word) => typeof word === 'string' && PAGE_WORD.test(word)))
    refuse('pagination', 'page and pageSize, or start and limit, in whole numbers');
};
