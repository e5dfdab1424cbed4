import { createHmac } from 'node:crypto';
import { previewToken, readPreviewToken } from './preview-token';
import type { PreviewClaim } from './preview-token';

const sign = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');
const read = (token: string, now: number) => readPreviewToken(token, now, sign, (a, b) => a === b);
const claim: PreviewClaim = { documentId: 'yqfhu4k7btr07teh5xi1lz73', version: 'draft', expiresAt: 1_795_298_000_000 };

describe('a preview token', () => {
  test('says what it was made to say until its last moment', () => {
    expect(read(previewToken(claim, sign), claim.expiresAt - 1)).toEqual(claim);
    expect(read(previewToken(claim, sign), claim.expiresAt)).toBeNull();
  });

  test('fits the contract of secret tokens', () => {
    expect(previewToken(claim, sign)).toMatch(/^[A-Za-z0-9_.-]{16,200}$/);
  });

  test('opens nothing when any part of it is altered', () => {
    const token = previewToken(claim, sign);
    for (let at = 0; at < token.length; at += 1) {
      const altered = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
      expect(read(altered, 0)).toBeNull();
    }
  });

  test('of another key opens nothing', () => {
    expect(
      read(
        previewToken(claim, (text) => createHmac('sha256', 'other').update(text).digest('hex')),
        0,
      ),
    ).toBeNull();
  });
});
