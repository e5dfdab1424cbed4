import { addressOf, type AddressParts } from './address';

const parts: AddressParts = {
  site: 'https://shop.test',
  parameter: 'ref',
  style: 'ref',
  slug: 'k7m2xq4',
  code: 'ana',
  target: '/store/en/p/clay?currency=EUR#price',
  parameters: [
    ['lk', 'k7m2xq4'],
    ['sub_id', 'poster-1'],
    ['utm_source', 'wall & door'],
  ],
};

describe('the address of an own link', () => {
  test.each([
    ['ref', {}, 'https://shop.test/store/en/p/clay?currency=EUR&ref=ana&lk=k7m2xq4&sub_id=poster-1&utm_source=wall%20%26%20door#price'],
    ['path', {}, 'https://shop.test/r/ana/store/en/p/clay?currency=EUR&lk=k7m2xq4&sub_id=poster-1&utm_source=wall%20%26%20door#price'],
    ['path', { target: '/' }, 'https://shop.test/r/ana?to=%2F&lk=k7m2xq4&sub_id=poster-1&utm_source=wall%20%26%20door'],
    [
      'path',
      { target: 'https://blog.test/a?b=1' },
      'https://shop.test/r/ana?to=https%3A%2F%2Fblog.test%2Fa%3Fb%3D1&lk=k7m2xq4&sub_id=poster-1&utm_source=wall%20%26%20door',
    ],
    ['short', {}, 'https://shop.test/s/k7m2xq4'],
  ] as const)('in the style %s', (style, change, address) => {
    expect(addressOf({ ...parts, ...change, style })).toBe(address);
  });
});
