import { shelvesOf, STEPS } from './entitlement';
import type { Entitlement, EntitlementState } from './entitlement';

const owned = (id: number, state: EntitlementState, more: Partial<Entitlement> = {}): Entitlement => ({
  id,
  customerId: 1,
  productId: 'p',
  productName: 'P',
  orderId: id,
  orderNumber: `n${id}`,
  memberGroupId: null,
  state,
  grantedAt: id,
  changedAt: id,
  endsAt: null,
  ...more,
});

test('who bought twice and was refunded once still has it', () => {
  expect(shelvesOf([owned(1, 'active'), owned(2, 'revoked')], new Map())).toMatchObject([{ state: 'active', orderNumber: 'n1' }]);
});

test('a paused access is shown as paused, an ended one as ended', () => {
  expect(shelvesOf([owned(1, 'revoked'), owned(2, 'suspended')], new Map())[0]?.state).toBe('suspended');
  expect(shelvesOf([owned(1, 'revoked')], new Map())[0]?.state).toBe('revoked');
});

test('the newest product comes first, each once', () => {
  const shelves = shelvesOf(
    [owned(1, 'active', { productId: 'a' }), owned(2, 'active', { productId: 'b' }), owned(3, 'active', { productId: 'a' })],
    new Map(),
  );
  expect(shelves.map((shelf) => shelf.productId)).toEqual(['b', 'a']);
});

test('groups are those of what is active, each once and by name', () => {
  const all = [
    owned(1, 'active', { memberGroupId: 7 }),
    owned(2, 'active', { memberGroupId: 7 }),
    owned(3, 'revoked', { memberGroupId: 8 }),
    owned(4, 'active', { memberGroupId: 9 }),
  ];
  expect(
    shelvesOf(
      all,
      new Map([
        [7, 'Spring'],
        [8, 'Gone'],
        [9, 'Autumn'],
      ]),
    )[0]?.groups,
  ).toEqual(['Autumn', 'Spring']);
});

test('what was revoked is not restored by a won dispute, only reinstated by a refund that failed', () => {
  expect(STEPS.restore.from).not.toContain('revoked');
  expect(STEPS.reinstate).toEqual({ from: ['revoked'], to: 'active' });
});
