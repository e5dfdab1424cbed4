import { invalidRequest } from '../engine/failures';

/** Decoded but not yet typed: strings and objects. Whether an object with numbers for keys is a list, only the schema knows. */
export type Wire = string | { [key: string]: Wire };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_FIELDS = 2000;
const DEEPEST = 12;

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidRequest('The request body or query string is not valid form encoding.');
  }
}

/** `a[b][]` → `a`, `b`, `` (an empty name appends to a list). */
function pathOf(key: string): string[] {
  const open = key.indexOf('[');
  if (open <= 0) return [key];
  const rest = key.slice(open);
  if (!/^(\[[^[\]]*\])+$/.test(rest)) throw invalidRequest(`Invalid parameter name: ${key.slice(0, 80)}`, { param: key.slice(0, 80) });
  return [key.slice(0, open), ...rest.slice(1, -1).split('][')];
}

/** An object under construction. */
interface Draft {
  [key: string]: Draft | string;
}

function newDraft(): Draft {
  return Object.create(null) as Draft;
}

function place(target: Draft, path: string[], value: string): void {
  if (path.length > DEEPEST) throw invalidRequest('Parameters are nested too deeply.');
  let at = target;
  path.forEach((raw, depth) => {
    const last = depth === path.length - 1;
    const key = raw === '' ? nextKey(at, path[depth + 1]) : raw;
    if (FORBIDDEN.has(key)) throw invalidRequest(`Received unknown parameter: ${key}`, { code: 'parameter_unknown', param: key });
    if (last) {
      at[key] = value;
      return;
    }
    const known = at[key];
    if (typeof known === 'object') {
      at = known;
      return;
    }
    const made = newDraft();
    at[key] = made;
    at = made;
  });
}

/** `a[][x]=1&a[][y]=2` is one element until a field would come twice. */
function nextKey(list: Draft, field: string | undefined): string {
  const size = Object.keys(list).length;
  const last = list[String(size - 1)];
  if (field !== undefined && size > 0 && typeof last === 'object' && !(field in last)) return String(size - 1);
  return String(size);
}

function finish(draft: Draft): { [key: string]: Wire } {
  return Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, typeof value === 'string' ? value : finish(value)]));
}

/** Decodes a query string or form body with Stripe's nested names into objects of strings. */
export function decodeForm(text: string): { [key: string]: Wire } {
  const draft = newDraft();
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (pairs.length > MOST_FIELDS) throw invalidRequest('Too many parameters.');
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const key = decodePart(equals === -1 ? pair : pair.slice(0, equals));
    place(draft, pathOf(key), equals === -1 ? '' : decodePart(pair.slice(equals + 1)));
  }
  return finish(draft);
}
