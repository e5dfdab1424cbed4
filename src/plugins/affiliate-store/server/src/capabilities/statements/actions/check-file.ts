import { canonical, tokenHash } from '../../../platform/ids';
import { signedBy } from '../../../platform/signatures';
import type { SignedStatement, Verdict } from '../domain/document';
import { readSigned } from '../domain/document';
import type { Statement } from '../domain/statement';

/** Says what a file is, by the public keys given and nothing else. */
export const checkFile = (text: string, keys: ReadonlyMap<string, string>): Verdict => {
  const read = readSigned(text);
  if (!read) return 'not_a_statement';
  const { statement, signature } = read.file;
  const key = keys.get(signature.key);
  if (key === undefined) return 'unknown_key';
  return !read.shadowed && signedBy(canonical(statement), signature.value, key) ? 'genuine' : 'altered';
};

/** The bytes of a file: canonical JSON on one line, so that the same statement is the same file each time. */
export const fileText = (of: { readonly text: string; readonly key: string; readonly signature: string }): string => {
  const signature: SignedStatement['signature'] = { algorithm: 'Ed25519', key: of.key, value: of.signature };
  return `{"signature":${canonical(signature)},"statement":${of.text}}\n`;
};

export const statementOf = (text: string): Statement => JSON.parse(text) as Statement;

const GROUP = 4;

/** The code that is printed on a statement: who holds it may ask what the statement says. It follows from the signature. */
export const codeOf = (signature: string): string =>
  (
    tokenHash(`statement-code:${signature}`)
      .slice(0, 4 * GROUP)
      .toUpperCase()
      .match(/.{4}/g) ?? []
  ).join('-');
