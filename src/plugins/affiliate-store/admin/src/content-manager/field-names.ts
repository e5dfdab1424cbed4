const UID = 'plugin::affiliate-store';
const CATEGORY = 'affiliate-store';

/** Names of types and fields in one language. */
export interface FieldNames {
  /** By the English name of a type or a section. */
  readonly types: Readonly<Record<string, string>>;
  /** By content type, then by field. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By component, then by field. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const under = (prefix: string, names: FieldNames['fields']): ReadonlyArray<readonly [string, string]> =>
  Object.entries(names).flatMap(([type, fields]) =>
    Object.entries(fields).map(([field, name]) => [`${prefix}${type}.${field}`, name] as const),
  );

/** The ids under which the Content Manager looks for the names of types, fields and parts. */
export const contentManagerWords = ({ types, fields, parts }: FieldNames): Record<string, string> => ({
  ...types,
  ...Object.fromEntries([
    ...under(`content-manager.content-types.${UID}.`, fields),
    ...under(`content-manager.components.${CATEGORY}.`, parts),
  ]),
});
