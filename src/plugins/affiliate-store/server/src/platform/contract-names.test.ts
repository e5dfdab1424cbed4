import { schemaNames } from '../../../contracts/names';

test('every shape a contract exports has one stable name of its own', () => {
  const names = [...schemaNames().values()];
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(['Money', 'ProductCard', 'ProductView', 'SalesPageView', 'Section', 'CartView', 'Receipt', 'Explanation']),
  );
});
