import type { Core } from '@strapi/strapi';
import { openText, sealText } from './sealed-text';

const site = (key?: string) => ({ config: { get: () => key } }) as unknown as Core.Strapi;

describe('sealed text', () => {
  const strapi = site('a secret of the site');
  test('opens where it belongs and shows nothing in between', () => {
    const kept = sealText(strapi, 'FR7630006000011234567890189', 'method:1');
    expect(kept).toMatch(/^v1\./);
    expect(kept).not.toContain('FR76');
    expect(Buffer.from(kept.split('.')[4] ?? '', 'base64url').toString('utf8')).not.toContain('FR76');
    expect(openText(strapi, kept, 'method:1')).toBe('FR7630006000011234567890189');
  });

  test('does not open in another row, with another key, or when a bit was changed', () => {
    const kept = sealText(strapi, 'secret', 'method:1');
    const parts = kept.split('.');
    const bent = [...parts.slice(0, 4), Buffer.from('zzzzzz').toString('base64url')].join('.');
    expect([openText(strapi, kept, 'method:2'), openText(site('other'), kept, 'method:1'), openText(strapi, bent, 'method:1')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('is never the same twice', () => {
    expect(sealText(strapi, 'x', 'a')).not.toBe(sealText(strapi, 'x', 'a'));
  });

  test('says so where the site has no key', () => {
    const kept = sealText(site(), 'x', 'a');
    expect([kept.startsWith('plain.'), openText(site(), kept, 'a')]).toEqual([true, 'x']);
  });
});
