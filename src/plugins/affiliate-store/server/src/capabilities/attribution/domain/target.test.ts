import fc from 'fast-check';
import { queryWithout, safeTarget, type TargetRules } from './target';

const rules: TargetRules = { home: '/store', allowedHosts: ['shop.example.com', 'localhost:3000'], parameter: 'ref' };
const to = (asked: string | undefined) => safeTarget(asked, rules);

describe('a link leads to', () => {
  test.each([
    ['/store/en/p/course', '/store/en/p/course'],
    ['/', '/'],
    ['/store/en/p/course?utm_source=mail&x=1#buy', '/store/en/p/course?utm_source=mail&x=1#buy'],
    ['/caf%C3%A9', '/caf%C3%A9'],
    ['/store?next=https%3A%2F%2Fevil.example', '/store?next=https%3A%2F%2Fevil.example'],
    ['https://shop.example.com/p?x=1', 'https://shop.example.com/p?x=1'],
    ['HTTPS://SHOP.EXAMPLE.COM/p', 'https://shop.example.com/p'],
    ['http://localhost:3000/p', 'http://localhost:3000/p'],
  ])('%s', (asked, target) => {
    expect(to(asked)).toBe(target);
  });

  test('its target without the tag, so that one visit is one touch', () => {
    expect(to('/store/en?ref=bob&x=1')).toBe('/store/en?x=1');
    expect(to('https://shop.example.com/?ref=bob')).toBe('https://shop.example.com/');
  });

  test.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['another host', 'https://evil.example/'],
    ['a host without a scheme', '//evil.example'],
    ['three slashes', '///evil.example'],
    ['a backslash', '/\\evil.example'],
    ['backslashes', '\\\\evil.example'],
    ['a scheme without slashes', 'https:evil.example'],
    ['one slash too few', 'https:/evil.example'],
    ['escaped slashes', '/%2fevil.example'],
    ['escaped slashes alone', '%2f%2fevil.example'],
    ['escaped twice', '/%252fevil.example'],
    ['escaped thrice', '/%25252fevil.example'],
    ['an escaped backslash', '/%5cevil.example'],
    ['a user in front of the host', 'https://shop.example.com@evil.example/'],
    ['a user on an allowed host', 'https://a:b@shop.example.com/'],
    ['a header of its own', '/store\r\nSet-Cookie: a=b'],
    ['an escaped header', '/store%0d%0aSet-Cookie:%20a=b'],
    ['a tab', '/\t/evil.example'],
    ['a leading space', ' //evil.example'],
    ['a zero byte', '/store%00'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['a file', 'file:///etc/passwd'],
    ['a relative path', 'store/en'],
    ['another port', 'https://shop.example.com:8443/'],
    ['a subdomain', 'https://x.shop.example.com/'],
    ['a longer name', 'https://shop.example.com.evil.example/'],
    ['a link again', '/r/bob'],
    ['a link in capitals', '/R/bob'],
    ['a link round a corner', '/store/../r/bob'],
    ['dots that end in two slashes', '/..//evil.example'],
    ['a broken escape', '/%E0%A4%A'],
    ['a line separator', '/\u000b/evil.example'],
    ['a text too long', `/${'x'.repeat(3000)}`],
  ])('home when it is given %s', (_what, asked) => {
    expect(to(asked)).toBe('/store');
  });

  test('this site or an allowed host, whatever it is given', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '//',
      'evil.example',
      'https:',
      'http://',
      '@',
      '%2f',
      '%5c',
      '%0d%0a',
      '..',
      '.',
      '?',
      '#',
      ':',
      'shop.example.com',
      '\t',
      '\r\n',
      ' ',
      'store',
      '%25',
      '&',
      '=',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const target = new URL(to(pieces.join('')), 'https://own.example/here');
        expect(['own.example', 'shop.example.com', 'localhost:3000']).toContain(target.host);
        expect(to(pieces.join(''))).not.toMatch(/[\r\n\\]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a query without its tag', () => {
  test.each([
    ['ref=ana', ''],
    ['ref=ana&x=1', '?x=1'],
    ['x=1&ref=ana&y=%20', '?x=1&y=%20'],
    ['x=1&ref=a&ref=b', '?x=1'],
    ['%72ef=ana&x=1', '?x=1'],
    ['preference=1&ref=', '?preference=1'],
    ['', ''],
    ['&&ref=a', ''],
  ])('%s is "%s"', (query, rest) => {
    expect(queryWithout(query, 'ref')).toBe(rest);
  });
});
