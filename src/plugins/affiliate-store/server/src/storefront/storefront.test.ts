import { brandCss, contrast } from './brand-css';
import type { Context } from 'koa';
import { cacheKey } from './cache-key';
import { addressInCurrency, chooseCurrency } from './currency-choice';
import { createPageCache } from './page-cache';
import { comesFromOurPages, securityHeaders } from './security-headers';

type Rgb = readonly [number, number, number];
const colors = (css: string, name: string): Rgb[] =>
  [...css.matchAll(new RegExp(`${name}:#([0-9a-f]{6})`, 'g'))].map(
    (match) => [0, 2, 4].map((at) => Number.parseInt((match[1] ?? '').slice(at, at + 2), 16)) as unknown as Rgb,
  );
const white: Rgb = [255, 255, 255];
const night: Rgb = [15, 17, 21];

describe('the brand colour', () => {
  it.each(['3b4fe4', 'ffd400', '00c2a8', '111111', 'ffffff', 'e4003b'])('%s can be read wherever it is used', (hex) => {
    const css = brandCss(hex);
    const [brand] = colors(css, '--brand');
    const [on] = colors(css, '--on-brand');
    const [lightInk, darkInk] = colors(css, '--brand-ink');
    const [lightSoft, darkSoft] = colors(css, '--brand-soft');
    const pairs: (readonly [Rgb | undefined, Rgb | undefined])[] = [
      [brand, on],
      [lightInk, white],
      [lightInk, lightSoft],
      [darkInk, night],
      [darkInk, darkSoft],
    ];
    for (const [one, other] of pairs) expect(contrast(one ?? white, other ?? white)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the key of a kept page', () => {
  const key = (url: string) => cacheKey('https://shop.example', url);

  it('is the address, without the parameters of advertising', () => {
    expect(key('/store/en/s/clay')).toBe('https://shop.example/store/en/s/clay');
    expect(key('/store/en/s/clay?utm_source=x&gclid=1')).toBe('https://shop.example/store/en/s/clay');
    expect(key('/store/ar?currency=USD')).toBe('https://shop.example/store/ar?USD');
  });

  it.each([
    '/store/en/s/clay?ref=lina',
    '/store/en?q=clay',
    '/store/en/checkout/offer',
    '/store/en/thanks/abc',
    '/store/xx',
    '/store/en/s/a/b',
    '/store/en?currency=eur',
    '/api/x',
  ])('is missing for %s', (url) => {
    expect(key(url)).toBeNull();
  });
});

describe('kept pages', () => {
  const body = Buffer.from('<html>');

  it('are forgotten by their tags', () => {
    const cache = createPageCache();
    cache.write('a', { headers: {}, body, tags: ['product:a'] }, cache.mark());
    cache.write('b', { headers: {}, body, tags: ['product:b'] }, cache.mark());
    cache.invalidate(['product:a']);
    expect(cache.read('a')).toBeUndefined();
    expect(cache.read('b')).toBeDefined();
    cache.invalidate('all');
    expect(cache.read('b')).toBeUndefined();
  });

  it('are not kept when they were drawn before an invalidation', () => {
    const cache = createPageCache();
    const mark = cache.mark();
    cache.invalidate(['anything']);
    cache.write('a', { headers: {}, body, tags: ['product:a'] }, mark);
    expect(cache.read('a')).toBeUndefined();
  });
});

describe('the policy', () => {
  it('lets a page be framed only where the preview needs it', () => {
    expect(securityHeaders({ mediaHosts: [], framed: false })['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(securityHeaders({ mediaHosts: ['https://media.example'], framed: true })['content-security-policy']).toMatch(
      /img-src 'self' data: https:\/\/media\.example;.*frame-ancestors 'self'/,
    );
  });

  it('knows a form of another site', () => {
    expect(comesFromOurPages({ 'sec-fetch-site': 'same-origin' }, 'shop.example')).toBe(true);
    expect(comesFromOurPages({ 'sec-fetch-site': 'same-site' }, 'shop.example')).toBe(false);
    expect(comesFromOurPages({ origin: 'https://shop.example' }, 'shop.example')).toBe(true);
    expect(comesFromOurPages({ origin: 'null' }, 'shop.example')).toBe(false);
    expect(comesFromOurPages({}, 'shop.example')).toBe(true);
  });
});

describe('a chosen currency', () => {
  const shop = { currencies: ['EUR', 'BRL', 'JPY'], defaultCurrency: 'EUR' };
  const visit = (url: string, cookie = '', method = 'GET') => {
    const [path = '', querystring = ''] = url.split('?', 2);
    const set: string[] = [];
    const ctx = { method, path, querystring, secure: true, get: () => cookie, append: (_name: string, value: string) => set.push(value) };
    return { ctx: ctx as unknown as Context, set };
  };
  const sentTo = (url: string, cookie: string, method?: string) => addressInCurrency(visit(url, cookie, method).ctx, shop);

  it.each([
    ['/store/en', '/store/en?currency=BRL'],
    ['/store/en/p/clay?utm_source=x', '/store/en/p/clay?utm_source=x&currency=BRL'],
    ['/store/ar/s/clay', '/store/ar/s/clay?currency=BRL'],
    ['/store/en/checkout/abc123', '/store/en/checkout/abc123?currency=BRL'],
    ['/store/en/p/clay?currency=JPY', null],
    ['/store/en/checkout/abc123?cart=xyz', null],
    ['/store/en/checkout/return', null],
    ['/store/en/learn', null],
  ])('is asked for at %s', (url, expected) => expect(sentTo(url, 'x=1; afs_currency=BRL')).toBe(expected));

  it('changes nothing where it is the main one, unknown, not sold any more, or for a form', () => {
    expect(
      ['', 'afs_currency=EUR', 'afs_currency=USD', 'afs_currency=brl', 'not_afs_currency=BRL'].map((one) => sentTo('/store/en', one)),
    ).toEqual(Array(5).fill(null));
    expect(sentTo('/store/en/checkout/abc123', 'afs_currency=BRL', 'POST')).toBeNull();
  });

  it.each([
    ['?to=BRL&back=/p/clay', '/store/en/p/clay?currency=BRL', 1],
    ['?to=BRL&back=/%3Fq%3Dclay', '/store/en?q=clay&currency=BRL', 1],
    ['?to=EUR&back=/p/clay', '/store/en/p/clay', 1],
    ['?to=USD&back=/p/clay', '/store/en/p/clay', 0],
    ['?to=BRL&back=//evil.example', '/store/en?currency=BRL', 1],
    ['?to=BRL&back=https://evil.example', '/store/en?currency=BRL', 1],
    ['?to=BRL&back=/%5Cevil.example', '/store/en?currency=BRL', 1],
    ['', '/store/en', 0],
  ])('is remembered by %s, and nobody is led out of the shop', (search, expected, cookies) => {
    const { ctx, set } = visit(`/store/en/currency${search}`);
    expect(chooseCurrency(ctx, 'en', shop)).toBe(expected);
    expect(set).toHaveLength(cookies);
    if (cookies > 0) expect(set[0]).toMatch(/^afs_currency=[A-Z]{3}; Path=\/store; Max-Age=\d+; SameSite=Lax; HttpOnly; Secure$/);
  });
});
