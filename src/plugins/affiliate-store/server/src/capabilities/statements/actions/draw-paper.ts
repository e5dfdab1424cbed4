import { createHash } from 'node:crypto';
import type { Kept } from '../store/statements';
import { codeOf, statementOf } from './check-file';

/** Draws a statement from its signed text: nothing on the paper is read from anywhere else. */
export const paperOf = async (
  { id, text, key, signature }: Pick<Kept, 'id' | 'text' | 'key' | 'signature'>,
  language: string,
): Promise<Buffer> => {
  const statement = statementOf(text);
  const code = codeOf(signature);
  const address = `${statement.shop.url}/store/${language}/check-statement`;
  // Loaded by the first paper: what draws pages weighs more than everything else the shop needs to answer.
  const { pdfOf } = await import('../templates/statement-pdf');
  return pdfOf({
    statement,
    language,
    code,
    fingerprint: createHash('sha256').update(text).digest('hex'),
    key,
    signature,
    checkPage: { address, link: `${address}?${new URLSearchParams({ id, code }).toString()}` },
  });
};
