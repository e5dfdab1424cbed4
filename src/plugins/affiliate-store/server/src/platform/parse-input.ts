import { z } from 'zod';
import type { Endpoint, Input } from '../../../contracts/endpoint';
import type { FieldError } from './http-failures';

const PARTS = ['params', 'query', 'body'] as const;
type Part = (typeof PARTS)[number];
type Given = Readonly<Record<Part, unknown>>;

const fieldErrors = (error: z.ZodError, part: string): FieldError[] =>
  error.issues.map((issue) => ({ path: [part, ...issue.path.map(String)].filter((step) => step !== 'body'), message: issue.message }));

// Databases refuse NUL, and half a character cannot be written as UTF-8: neither is a text anybody typed.
const NO_TEXT = /[\0\p{Surrogate}]/u;

/** Whether a text anywhere in a value, however deep, is one that cannot be kept. Walks without recursion: the depth is the caller's. */
export const holdsNoText = (value: unknown): boolean => {
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const one = rest.pop();
    if (typeof one === 'string' && NO_TEXT.test(one)) return true;
    if (typeof one === 'object' && one !== null) for (const [key, held] of Object.entries(one)) rest.push(key, held);
  }
  return false;
};

// In an address everything is one text; a list or an object would be taken for its only part by a shape that reads numbers out of texts.
const severalAtOnce = (part: Part, given: unknown): FieldError[] =>
  part === 'body' || typeof given !== 'object' || given === null
    ? []
    : Object.entries(given)
        .filter(([, value]) => typeof value === 'object' && value !== null)
        .map(([name]) => ({ path: [part, name], message: 'one value, not a list or an object' }));

const parsePart = (endpoint: Endpoint, part: Part, given: unknown): { value: unknown } | { errors: FieldError[] } => {
  const unfit = severalAtOnce(part, given);
  if (unfit.length > 0) return { errors: unfit };
  if (holdsNoText(given)) return { errors: [{ path: [part], message: 'text without NUL and without half characters' }] };
  const schema = endpoint[part] ?? (part === 'params' ? z.object({}) : z.strictObject({}));
  const parsed = schema.safeParse(given ?? {});
  return parsed.success ? { value: parsed.data } : { errors: fieldErrors(parsed.error, part) };
};

/** Parses every part of a request, or says everything that is wrong with it at once. */
export const parseInput = (endpoint: Endpoint, given: Given): { input: Input<Endpoint> } | { errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const parts: Partial<Record<Part, unknown>> = {};
  for (const part of PARTS) {
    const parsed = parsePart(endpoint, part, given[part]);
    if ('errors' in parsed) errors.push(...parsed.errors);
    else parts[part] = parsed.value;
  }
  return errors.length > 0 ? { errors } : { input: parts as unknown as Input<Endpoint> };
};
