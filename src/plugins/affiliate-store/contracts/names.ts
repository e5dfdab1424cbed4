import { z } from 'zod';
import { MODULES } from './shapes';

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Only shapes with parts and lists of words get a name of their own; a text or a number does not need one. */
const isNamed = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject || schema instanceof z.ZodEnum || schema instanceof z.ZodUnion;

/**
 * The stable names under which shapes appear in GraphQL and OpenAPI: those of the constants that declare them. Renaming a
 * constant is a change of the public API; a name given twice is refused.
 */
export const schemaNames = (): ReadonlyMap<z.ZodType, string> => {
  const names = new Map<z.ZodType, string>();
  const taken = new Set<string>();
  for (const contracts of MODULES) {
    for (const [key, schema] of Object.entries(contracts)) {
      if (!(schema instanceof z.ZodType) || !isNamed(schema) || names.has(schema)) continue;
      const name = pascal(key);
      if (taken.has(name)) throw new Error(`affiliate-store: two contracts export "${key}"; one of them needs another name`);
      taken.add(name);
      names.set(schema, name);
    }
  }
  return names;
};
