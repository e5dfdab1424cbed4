import { checkCondition, checkPage, checkPagination } from './generated-reads-values';

const refused = (type: string | undefined, key: string, value: unknown) => () =>
  checkCondition(type === undefined ? undefined : { type }, key, value);

describe('a condition', () => {
  test.each([
    ['string', 'name', 'x'],
    ['string', 'name', { $contains: 'x' }],
    ['integer', 'days', { $in: ['1', 2] }],
    ['integer', 'days', { $between: ['1', '2'] }],
    ['boolean', 'active', 'true'],
    ['datetime', 'createdAt', { $gt: new Date(0) }],
    [undefined, 'id', { $not: { $eq: 5 } }],
    [undefined, '$and', [{ name: 'x' }]],
    [undefined, '$not', { name: 'x' }],
  ])('on %s %s that the database understands is let through', (type, key, value) => expect(refused(type, key, value)).not.toThrow());

  test.each([
    ['string', 'name', 'a\0b'],
    ['string', 'name', { $contains: { a: 'b' } }],
    ['integer', 'days', 'abc'],
    ['integer', 'days', '99999999999'],
    ['integer', 'days', { $between: ['1'] }],
    ['integer', 'days', { $between: '1' }],
    ['integer', 'days', { $contains: '1' }],
    ['boolean', 'active', 'perhaps'],
    [undefined, 'id', '1e999'],
    [undefined, '$and', '1'],
    [undefined, '$or', ['a']],
    [undefined, '$not', '1'],
    [undefined, '0', 'abc'],
  ])('on %s %s that it could only choke on is refused', (type, key, value) => expect(refused(type, key, value)).toThrow());
});

test('a page has bounds, and shows fields that are there', () => {
  expect(() => checkPage({ offset: 25, limit: 100, select: ['id', 'name'] })).not.toThrow();
  expect(() => checkPage({ offset: 1e20 })).toThrow();
  expect(() => checkPage({ select: ['constructor'] })).toThrow();
  expect(() => checkPage({ _q: 'a\0b' })).toThrow();
  expect(() => checkPagination({ page: '2', pageSize: '100000', withCount: 'false' })).not.toThrow();
  expect(() => checkPagination({ limit: '1e999' })).toThrow();
  expect(() => checkPagination('1')).toThrow();
});
