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

/** Leaves out the white space JSON does not mean anything by; null where it is nested too deeply. */
const tight = (text: string): string | null => {
  let out = '';
  let inside = false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (inside && character === '\\') {
      out += character + text.charAt(at + 1);
      at += 1;
      continue;
    }
    if (character === '"') inside = !inside;
    if (!inside && (character === '{' || character === '[')) depth += 1;
    if (!inside && (character === '}' || character === ']')) depth -= 1;
    if (depth > DEEPEST) return null;
    if (inside || !/\s/.test(character)) out += character;
  }
  return out;
};

/**
 * Reads the text of a file. `shadowed` says that it holds something a reader of JSON does not see, such as an amount that is given twice:
 * what people read would not be what was signed.
 */
export const readSigned = (text: string): { readonly file: SignedStatement; readonly shadowed: boolean } | null => {
  const plain = tight(text.replace(/^\uFEFF/, ''));
  if (plain === null) return null;
  let file: unknown;
  try {
    file = JSON.parse(plain);
  } catch {
    return null;
  }
  if (!isRecord(file) || !isRecord(file['statement']) || !isRecord(file['signature'])) return null;
  const { statement, signature } = file;
  if (statement['format'] !== STATEMENT_FORMAT || statement['version'] !== STATEMENT_VERSION) return null;
  if (signature['algorithm'] !== 'Ed25519' || typeof signature['key'] !== 'string' || typeof signature['value'] !== 'string') return null;
  const extra = Object.keys(file).length !== 2 || Object.keys(signature).length !== 3;
  return { file: file as unknown as SignedStatement, shadowed: extra || plain !== JSON.stringify(file) };
};
