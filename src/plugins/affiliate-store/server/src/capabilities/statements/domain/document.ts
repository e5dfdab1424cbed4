import type { Statement } from './statement';
import { STATEMENT_FORMAT, STATEMENT_VERSION } from './statement';

/** The file a statement travels as (docs/statements.md). */
export interface SignedStatement {
  readonly statement: Statement;
  readonly signature: { readonly algorithm: 'Ed25519'; readonly key: string; readonly value: string };
}

/**
 * `genuine`: signed by this shop and as it was. `altered`: said to be of this shop, and not as it signed it. `unknown_key`: signed, if at all,
 * by somebody else. `not_a_statement`: something else altogether.
 */
export type Verdict = 'genuine' | 'altered' | 'unknown_key' | 'not_a_statement';

type Raw = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A statement is no deeper than this; what is deeper is none, and need not be read. */
const DEEPEST = 8;
// Only for texts that were found to be JSON: every string ends.
const STRING_OR_SPACE = /("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g;

/** Leaves out the white space JSON does not mean anything by. */
const tight = (text: string): string => text.replace(STRING_OR_SPACE, (_, string: string | undefined) => string ?? '');

const isTooDeep = (text: string): boolean => {
  let depth = 0;
  for (const [sign] of text.replace(STRING_OR_SPACE, '').matchAll(/[[\]{}]/g)) {
    depth += sign === '[' || sign === '{' ? 1 : -1;
    if (depth > DEEPEST) return true;
  }
  return false;
};

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(text) ? null : value;
  } catch {
    return null;
  }
};

const isStatement = (value: unknown): value is Raw =>
  isRecord(value) && value['format'] === STATEMENT_FORMAT && value['version'] === STATEMENT_VERSION;

const isSignature = (value: unknown): value is Raw =>
  isRecord(value) && value['algorithm'] === 'Ed25519' && typeof value['key'] === 'string' && typeof value['value'] === 'string';

/**
 * Reads the text of a file. `shadowed` says that it holds something a reader of JSON does not see, such as an amount that is given twice:
 * what people read would not be what was signed.
 */
export const readSigned = (text: string): { readonly file: SignedStatement; readonly shadowed: boolean } | null => {
  const plain = text.replace(/^\uFEFF/, '');
  const file = parsed(plain);
  if (!isRecord(file) || !isStatement(file['statement']) || !isSignature(file['signature'])) return null;
  const extra = Object.keys(file).length !== 2 || Object.keys(file['signature']).length !== 3;
  return { file: file as unknown as SignedStatement, shadowed: extra || tight(plain) !== JSON.stringify(file) };
};
