/** How a type is laid out in Strapi's Content Manager. */
interface Shown {
  readonly list: readonly string[];
  readonly mainField: string;
  readonly sortBy?: string;
  /** Fields of the form, in order; all of them where it is not said. What only code reads belongs on no form. */
  readonly edit?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

type Attributes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Described {
  readonly singularName: string;
  readonly pluralName: string;
  readonly displayName: string;
  readonly description: string;
  readonly collectionName: `afs_${string}`;
  readonly attributes: Attributes;
  readonly shown: Shown;
}

// The Content-Type Builder rewrites schemas it edits and drops indexes on the way: the plugin's types are not for it.
const notForTheBuilder = { 'content-type-builder': { visible: false } };

/** The Content Manager's form has twelve columns; its own widths for each kind of field, which it refuses to see changed for some. */
const COLUMNS = 12;
const THIRD: ReadonlySet<unknown> = new Set(['boolean', 'integer', 'biginteger']);
const WHOLE: ReadonlySet<unknown> = new Set(['component', 'dynamiczone', 'json', 'blocks']);
const widthOf = (type: unknown): number => (WHOLE.has(type) ? COLUMNS : THIRD.has(type) ? 4 : 6);

const rowsOf = (names: readonly string[], attributes: Attributes): Array<Array<{ name: string; size: number }>> => {
  const rows: Array<Array<{ name: string; size: number }>> = [];
  let left = 0;
  for (const name of names) {
    const size = widthOf(attributes[name]?.['type']);
    if (size > left) rows.push([]);
    left = (size > left ? COLUMNS : left) - size;
    rows.at(-1)?.push({ name, size });
  }
  return rows;
};

const described = (type: Described, editable: boolean) => ({
  collectionName: type.collectionName,
  info: { singularName: type.singularName, pluralName: type.pluralName, displayName: type.displayName, description: type.description },
  // Strapi writes column names into the attribute objects it is given: each type gets its own.
  attributes: Object.fromEntries(Object.entries(type.attributes).map(([name, attribute]) => [name, structuredClone(attribute)])),
  config: {
    settings: {
      mainField: type.shown.mainField,
      defaultSortBy: type.shown.sortBy ?? 'createdAt',
      defaultSortOrder: 'DESC',
      pageSize: 20,
      bulkable: editable,
      filterable: true,
      searchable: true,
    },
    metadatas: metadatasOf(Object.keys(type.attributes), type.shown.labels, editable),
    layouts: {
      list: [...type.shown.list],
      ...(type.shown.edit ? { edit: rowsOf(type.shown.edit, type.attributes) } : {}),
    },
  },
});

const words = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase());

/** What the Content Manager calls each field, and whether it may be edited there. */
export const metadatasOf = (names: readonly string[], labels: Readonly<Record<string, string>> = {}, editable = true) =>
  Object.fromEntries(
    names.map((name) => {
      const label = labels[name] ?? words(name);
      return [name, { edit: { label, editable }, list: { label } }];
    }),
  );

/** A content type people write in the Content Manager. */
export const editedType = (type: Described & { readonly draftAndPublish: boolean; readonly localized?: boolean }) => ({
  schema: {
    kind: 'collectionType',
    ...described(type, true),
    options: { draftAndPublish: type.draftAndPublish },
    pluginOptions: { ...notForTheBuilder, ...(type.localized ? { i18n: { localized: true } } : {}) },
  },
});

/**
 * A content type only flows write: real unique keys and NOT NULL, no drafts, no relations, read-only for everyone else.
 * Every one carries `ownerUserId`: the person who may read the row through the generated API.
 */
export const keptType = (
  type: Described & { readonly unique?: readonly (readonly string[])[]; readonly indexes?: readonly (readonly string[])[] },
) => ({
  schema: {
    kind: 'collectionType',
    ...described(type, false),
    options: { draftAndPublish: false },
    pluginOptions: notForTheBuilder,
    indexes: [
      ...(type.unique ?? []).map((columns) => ({
        name: `${type.collectionName}_${columns.join('_')}_uq`.slice(0, 60),
        columns: [...columns],
        type: 'unique',
      })),
      ...(type.indexes ?? []).map((columns) => ({
        name: `${type.collectionName}_${columns.join('_')}_ix`.slice(0, 60),
        columns: [...columns],
      })),
    ],
  },
});

const notNull = { column: { notNullable: true } };

/** Attributes of kept types, by what they hold. */
export const kept = {
  text: { type: 'string', required: true, ...notNull },
  optionalText: { type: 'string' },
  longText: { type: 'text' },
  /** Minor units of the row's currency; a string in JavaScript, whole numbers up to 2^53 − 1. */
  money: { type: 'biginteger', required: true, ...notNull },
  optionalMoney: { type: 'biginteger' },
  number: { type: 'integer', required: true, ...notNull },
  optionalNumber: { type: 'integer' },
  moment: { type: 'datetime', required: true, ...notNull },
  optionalMoment: { type: 'datetime' },
  flag: { type: 'boolean', required: true, ...notNull },
  /** Whose row it is; never shown through an API. */
  owner: { type: 'integer', private: true },
  /** An id of a plain table or kept type; a scalar, so that a busy parent is never loaded with its children. */
  reference: { type: 'integer', private: true, required: true, ...notNull },
  optionalReference: { type: 'integer', private: true },
  hidden: { type: 'string', private: true },
  choice: (...values: readonly string[]) => ({ type: 'enumeration', enum: [...values], required: true, ...notNull }),
} as const;
