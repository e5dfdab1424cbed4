import { afterMessage, tellsByLetter } from './conversation';

test('whoever writes has read what was there; the other side has one more to read', () => {
  const first = afterMessage(null, 1, 'shop', 10);
  expect(first).toEqual({ affiliateId: 1, unreadByPartner: 1, unreadByShop: 0, lastBy: 'shop', lastAt: 10 });
  const second = afterMessage(first, 1, 'shop', 20);
  expect(second).toMatchObject({ unreadByPartner: 2, unreadByShop: 0 });
  expect(afterMessage(second, 1, 'partner', 30)).toMatchObject({ unreadByPartner: 0, unreadByShop: 1, lastBy: 'partner' });
});

test('a letter goes once until it was read', () => {
  const first = afterMessage(null, 1, 'shop', 10);
  const second = afterMessage(first, 1, 'shop', 20);
  expect([tellsByLetter(first), tellsByLetter(second)]).toEqual([true, false]);
  expect(tellsByLetter(afterMessage({ ...second, unreadByPartner: 0 }, 1, 'shop', 30))).toBe(true);
  expect(tellsByLetter(afterMessage(second, 1, 'partner', 30))).toBe(true);
});
