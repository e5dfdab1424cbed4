import { errors } from '@strapi/utils';
import { checkCondition, checkPage } from './generated-reads-values';

/** A condition as Strapi's query engine takes it. */
export type Where = Readonly<Record<string, unknown>>;

/** What of a query the guard looks at. */
export interface Query {
  where?: unknown;
  _q?: unknown;
  offset?: unknown;
  limit?: unknown;
  select?: unknown;
  orderBy?: unknown;
  populate?: unknown;
}

interface Attribute {
  readonly type: string;
  readonly relation?: string;
  readonly target?: string;
  readonly component?: string;
  readonly components?: readonly string[];
  readonly private?: boolean;
}

export type Models = (uid: string) => { readonly attributes: Readonly<Record<string, Attribute>> } | undefined;

export interface Scope {
  readonly models: Models;
  /** The condition rows of a type must meet; null for types that are none of the guard's business. */
  readonly ruleOf: (uid: string) => Where | null;
  /** Types without a rule: all that may come out of a relation to "anything". */
  readonly unguarded: readonly string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

const targetOf = (attribute: Attribute | undefined): string | null => {
  if (!attribute) return null;
  if (attribute.type === 'media') return 'plugin::upload.file';
  return attribute.type === 'component' ? (attribute.component ?? null) : (attribute.target ?? null);
};

const attributeOf = ({ models }: Scope, uid: string, name: string): Attribute | undefined => models(uid)?.attributes[name];

/** Whether a condition on a relation speaks of its id (`5`, `{ $eq: 5 }`) rather than of the other row's fields. */
const speaksOfId = (value: unknown): boolean =>
  !isRecord(value) || Object.keys(value).some((key) => key.startsWith('$') && !['$and', '$or', '$not'].includes(key));

const narrowRelation = (scope: Scope, target: string, value: unknown): unknown => {
  const rule = scope.ruleOf(target);
  if (!speaksOfId(value)) {
    const inner = narrowWhere(scope, target, value);
    return rule ? { $and: [inner, rule] } : inner;
  }
  checkCondition(undefined, 'id', value);
  if (!rule || (isRecord(value) && ('$null' in value || '$notNull' in value))) return value;
  return { $and: [{ id: value }, rule] };
};

const narrowCondition = (scope: Scope, uid: string, key: string, value: unknown): unknown => {
  if (key === '$and' || key === '$or' || key === '$not') {
    checkCondition(undefined, key, value);
    return narrowWhere(scope, uid, value);
  }
  const target = targetOf(attributeOf(scope, uid, key));
  if (target !== null) return narrowRelation(scope, target, value);
  checkCondition(attributeOf(scope, uid, key), key, value);
  return value;
};

/**
 * Adds to every condition on a related row that the reader may see that row: a filter must not tell by its count what a draft
 * says. One key per object, because Strapi's engine merges the conditions of sibling relations over each other.
 */
export const narrowWhere = (scope: Scope, uid: string, where: unknown): unknown => {
  if (Array.isArray(where)) return where.map((part) => narrowWhere(scope, uid, part));
  if (typeof where !== 'object' && where !== undefined) throw new errors.ValidationError('Filters have to be conditions on fields.');
  if (!isRecord(where)) return where;
  const parts = Object.entries(where).map(([key, value]) => ({ [key]: narrowCondition(scope, uid, key, value) }));
  return parts.length === 1 ? parts[0] : { $and: parts };
};

const SEARCHED = new Set(['string', 'text', 'richtext', 'uid', 'enumeration', 'email']);

/** What `_q` means here: the words in a field the reader may see. Strapi's own search looks into private columns too. */
export const searchInPublic = ({ models }: Scope, uid: string, words: string): Where => {
  const searched = Object.entries(models(uid)?.attributes ?? {}).filter(
    ([, attribute]) => SEARCHED.has(attribute.type) && attribute.private !== true,
  );
  return { $or: searched.map(([name]) => ({ [name]: { $containsi: words } })) };
};

/** Refuses to sort by a field of a row the reader may not see in full: the order alone would tell. */
export const narrowOrder = (scope: Scope, uid: string, order: unknown): void => {
  if (Array.isArray(order)) return order.forEach((part) => narrowOrder(scope, uid, part));
  const names = isRecord(order) ? Object.keys(order) : typeof order === 'string' ? [order.split(/[.:\s]/)[0] ?? ''] : [];
  for (const name of names) {
    const target = targetOf(attributeOf(scope, uid, name));
    if (target === null) continue;
    if (scope.ruleOf(target)) throw new errors.ValidationError(`Sorting by "${name}" is not possible: sort by fields of the type itself.`);
    if (isRecord(order)) narrowOrder(scope, target, order[name]);
  }
};

const isMorph = (attribute: Attribute | undefined): boolean =>
  attribute?.type === 'relation' && (attribute.relation ?? '').startsWith('morphTo');
const POPULATED = new Set(['relation', 'component', 'media', 'dynamiczone']);

const asRecord = (scope: Scope, uid: string, populate: unknown): Record<string, unknown> => {
  if (isRecord(populate)) return populate;
  if (Array.isArray(populate))
    return Object.fromEntries(populate.map((path) => (String(path).split('.')[0] === path ? [path, true] : nested(String(path)))));
  if (typeof populate === 'string' && populate !== '*') return Object.fromEntries([nested(populate)]);
  if (populate !== true && populate !== '*') return {};
  const relational = Object.entries(scope.models(uid)?.attributes ?? {}).filter(([, attribute]) => POPULATED.has(attribute.type));
  return Object.fromEntries(relational.map(([name]) => [name, true]));
};

const nested = (path: string): [string, unknown] => {
  const [head = '', ...rest] = path.split('.');
  return [head, rest.length > 0 ? { populate: Object.fromEntries([nested(rest.join('.'))]) } : true];
};

const narrowFragments = (scope: Scope, on: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(isRecord(on) ? on : {})
      .filter(([uid]) => scope.ruleOf(uid) === null)
      .map(([uid, value]) => [uid, narrowInner(scope, uid, value)]),
  );

/** The conditions of a query with the rule of its type added, and its search confined to public text. */
const conditions = (scope: Scope, uid: string, rule: Where | null, { where, _q }: Query): readonly unknown[] => [
  ...(where === undefined ? [] : [narrowWhere(scope, uid, where)]),
  ...(rule && (typeof _q === 'string' || typeof _q === 'number') ? [searchInPublic(scope, uid, String(_q))] : []),
  ...(rule ? [rule] : []),
];

/** Narrows a query in place: its conditions, its search, its order and what it populates. */
export const narrowQuery = (scope: Scope, uid: string, query: Query): void => {
  checkPage(query);
  const rule = scope.ruleOf(uid);
  const all = conditions(scope, uid, rule, query);
  if (all.length > 0) query.where = { $and: all };
  if (rule) delete query._q;
  if (query.orderBy !== undefined) narrowOrder(scope, uid, query.orderBy);
  if (query.populate !== undefined) query.populate = narrowPopulate(scope, uid, query.populate);
};

/** The inside of one populated relation. */
const narrowInner = (scope: Scope, target: string, value: unknown): unknown => {
  if (value === false) return value;
  if (isRecord(value)) {
    const inner: Query = { ...value };
    narrowQuery(scope, target, inner);
    return inner;
  }
  const rule = scope.ruleOf(target);
  return rule ? { where: rule } : value;
};

const narrowOne = (scope: Scope, attribute: Attribute | undefined, value: unknown): unknown => {
  if (isMorph(attribute)) {
    const on = isRecord(value) && isRecord(value['on']) ? value['on'] : Object.fromEntries(scope.unguarded.map((uid) => [uid, true]));
    return { ...(isRecord(value) ? value : {}), on: narrowFragments(scope, on) };
  }
  if (attribute?.type === 'dynamiczone')
    return isRecord(value) && isRecord(value['on']) ? { ...value, on: narrowFragments(scope, value['on']) } : value;
  const target = targetOf(attribute);
  return target === null ? value : narrowInner(scope, target, value);
};

/** Adds the reader's condition to every populated relation, at any depth; a relation to "anything" loses the guarded types. */
export const narrowPopulate = (scope: Scope, uid: string, populate: unknown): unknown =>
  Object.fromEntries(
    Object.entries(asRecord(scope, uid, populate)).map(([name, value]) => [name, narrowOne(scope, attributeOf(scope, uid, name), value)]),
  );
