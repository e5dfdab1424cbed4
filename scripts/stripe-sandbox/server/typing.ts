import type { JsonSchema, StripeSchemas } from '../conformance/schema';
import type { Wire } from './form';

/** Gives the strings of a form the types that the declared schema wants; what does not fit stays as it came, for the validator to refuse. */
export function giveTypes(value: Wire, schema: JsonSchema, definitions: StripeSchemas['$defs']): unknown {
  const target = resolve(schema, definitions);
  if (typeof value === 'string') return typedString(value, armsOf(target, definitions));
  const arm = armsOf(target, definitions)
    .map((candidate) => ({ candidate, fit: fitOf(value, candidate) }))
    .sort((a, b) => b.fit - a.fit)[0];
  if (!arm || arm.fit <= 0) return value;
  if (arm.candidate.type === 'array') {
    const items = arm.candidate.items ?? {};
    return Object.values(value).map((item) => giveTypes(item, items, definitions));
  }
  return typedObject(value, arm.candidate, definitions);
}

function typedObject(value: { [key: string]: Wire }, schema: JsonSchema, definitions: StripeSchemas['$defs']): unknown {
  const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const typed: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const known = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : rest;
    typed[key] = known ? giveTypes(item, known, definitions) : item;
  }
  return typed;
}

function resolve(schema: JsonSchema, definitions: StripeSchemas['$defs']): JsonSchema {
  return schema.$ref ? (definitions[schema.$ref.slice('#/$defs/'.length)] ?? {}) : schema;
}

function armsOf(schema: JsonSchema, definitions: StripeSchemas['$defs']): JsonSchema[] {
  return schema.anyOf ? schema.anyOf.flatMap((arm) => armsOf(resolve(arm, definitions), definitions)) : [schema];
}

/** How well an arm of a union takes a list or an object; 0 when not at all. */
function fitOf(value: Exclude<Wire, string>, arm: JsonSchema): number {
  if (arm.type === 'array') return Object.keys(value).every((key) => /^\d+$/.test(key)) ? 2 : 0;
  if (arm.type !== 'object') return 0;
  const known = Object.keys(value).filter((key) => Object.hasOwn(arm.properties ?? {}, key)).length;
  return 1 + known;
}

function typedString(value: string, arms: JsonSchema[]): unknown {
  if (arms.some((arm) => arm.enum?.includes(value) || arm.const === value)) return value;
  if (arms.some((arm) => arm.type === 'string')) return value;
  if ((value === 'true' || value === 'false') && arms.some((arm) => arm.type === 'boolean')) return value === 'true';
  if (/^-?\d{1,15}(\.\d+)?$/.test(value) && arms.some((arm) => arm.type === 'number')) return Number(value);
  if (value === '' && arms.some((arm) => arm.type === 'null')) return null;
  return value;
}
