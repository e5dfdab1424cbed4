import { createHmac } from 'node:crypto';
import { orderOfToken, pageToken } from './page-token';

const sign = (text: string): string => createHmac('sha256', 'key').update(text).digest('hex');

test('the address of an order’s page names its order, and cannot be made by anybody else', () => {
  const token = pageToken('AS-1234-5678', sign);
  expect(orderOfToken(token, sign)).toBe('AS-1234-5678');
  for (const forged of ['AS-1234-5678', token.replace('5678', '5679'), `${token}0`, '', `AS-1234-5678.${'0'.repeat(32)}`])
    expect(orderOfToken(forged, sign)).toBeNull();
});
