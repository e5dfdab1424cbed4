import { z } from 'zod';

/** Something for every kind of text and number that contracts ask for; the first that a shape takes is its sample. */
const CANDIDATES: readonly unknown[] = [
  'somebody@example.test',
  'en',
  'sample',
  'abcdefghij0123456789abcdefghij01',
  'EUR',
  'FR',
  '1',
  '100',
  '2026-01-02',
  '2026-01-02T03:04:05.000Z',
  'correct horse battery',
  '/store/en',
  '728x90',
  'f'.repeat(64),
  { kind: 'manual', instructions: 'in an envelope, on Sundays' },
  { kind: 'percent', basisPoints: 1_000 },
  1,
  100,
  '+33612345678',
  'https://example.test/',
  true,
  null,
];

const inside = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? inside(schema.unwrap() as z.ZodType)
    : schema;

/** The fields of a shape; none when it is not an object. */
export const fieldsOf = (schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> => {
  const shape = schema && inside(schema);
  return shape instanceof z.ZodObject ? (shape.shape as Record<string, z.ZodType>) : {};
};

/** What a shape holds, in the one word that matters here. */
export const kindOf = (schema: z.ZodType): 'object' | 'list' | 'text' | 'number' | 'truth' | 'anything' => {
  const shape = inside(schema);
  if (shape instanceof z.ZodObject) return 'object';
  if (shape instanceof z.ZodArray) return 'list';
  if (shape instanceof z.ZodUnknown || shape instanceof z.ZodAny) return 'anything';
  if (shape instanceof z.ZodBoolean) return 'truth';
  if (shape instanceof z.ZodLiteral && typeof [...shape.values][0] === 'boolean') return 'truth';
  if (shape instanceof z.ZodNumber) return 'number';
  return 'text';
};

/** A value the shape takes, with everything optional filled in. A shape nothing is known for is an error, not a gap. */
export const sampleOf = (schema: z.ZodType, at = ''): unknown => {
  const shape = inside(schema);
  if (shape instanceof z.ZodObject)
    return Object.fromEntries(Object.entries(fieldsOf(shape)).map(([name, field]) => [name, sampleOf(field, `${at}.${name}`)]));
  if (shape instanceof z.ZodArray) return [sampleOf(shape.element as z.ZodType, `${at}[]`)];
  if (shape instanceof z.ZodEnum) return shape.options[0];
  if (shape instanceof z.ZodLiteral) return [...shape.values][0];
  const found = CANDIDATES.find((candidate) => shape.safeParse(candidate).success);
  if (found === undefined) throw new Error(`tests/support/samples.ts knows no value for ${at}: add one`);
  return found;
};

/** Whether a field may be left out. */
export const mayBeLeftOut = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

/** Whether a field takes null. */
export const takesNull = (schema: z.ZodType): boolean => schema.safeParse(null).success;
