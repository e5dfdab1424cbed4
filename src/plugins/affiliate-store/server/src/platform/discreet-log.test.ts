import { discreet } from './discreet-log';

describe('a line of the log', () => {
  test.each([
    ['GET /store/en/link/Ab3dEf6hIj9kLmN0pQr2tUv4wXyZ0123 (3 ms) 200', 'GET /store/en/link/Ab3dEf… (3 ms) 200'],
    [
      'POST /api/affiliate-store/checkout/carts/Ab3dEf6hIj9kLmN0pQr2tUv4wXyZ0123/session',
      'POST /api/affiliate-store/checkout/carts/Ab3dEf…/session',
    ],
    ['GET /demo/mails?to=lena.x%40gmail.com', 'GET /demo/mails?to=l•••@g•••.com'],
    ['no mail to lena@gmail.com', 'no mail to l•••@g•••.com'],
    ['key sk_test_4eC39HqLyjWDarjt', 'key sk_tes…'],
  ])('%j is written as %j', (said, written) => expect(discreet(said)).toBe(written));

  test('keeps what says where to look: paths, document ids, numbers of orders', () => {
    const line = 'GET /api/affiliate-store/products/qxhuksenkbues5h6duop0h0n?sort=name:asc AS-7K3M-22QX (12 ms) 404';
    expect(discreet(line)).toBe(line);
  });
});
