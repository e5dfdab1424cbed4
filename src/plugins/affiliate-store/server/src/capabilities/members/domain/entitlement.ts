export type EntitlementState = 'active' | 'suspended' | 'revoked';

/** What a customer may open, and which order it came from. Times are UTC ms. */
export interface Entitlement {
  readonly id: number;
  readonly customerId: number;
  /** documentId of the product. */
  readonly productId: string;
  readonly productName: string;
  readonly orderId: number;
  readonly orderNumber: string | null;
  readonly memberGroupId: number | null;
  readonly state: EntitlementState;
  readonly grantedAt: number;
  readonly changedAt: number;
  /** Until when it is open; null for what was bought for good. */
  readonly endsAt: number | null;
}

/** One product in a library: the best standing of all its entitlements. */
export interface Shelf {
  readonly productId: string;
  readonly productName: string;
  readonly state: EntitlementState;
  readonly grantedAt: number;
  readonly orderNumber: string | null;
  readonly groups: readonly string[];
}

/** From which state each act starts; elsewhere it changes nothing, so that a repeated event is harmless. */
export const STEPS = {
  suspend: { from: ['active'], to: 'suspended' },
  restore: { from: ['suspended'], to: 'active' },
  revoke: { from: ['active', 'suspended'], to: 'revoked' },
  reinstate: { from: ['revoked'], to: 'active' },
} as const satisfies Record<string, { from: readonly EntitlementState[]; to: EntitlementState }>;

export type Step = keyof typeof STEPS;

/** Whether an entitlement opens its product at a moment: neither taken away nor run out. */
export const opensAt = ({ state, endsAt }: Pick<Entitlement, 'state' | 'endsAt'>, at: number): boolean =>
  state === 'active' && (endsAt === null || at < endsAt);

/** An entitlement as it stands at a moment: what has run out is over. */
export const standingAt = (entitlement: Entitlement, at: number): Entitlement =>
  entitlement.state === 'active' && !opensAt(entitlement, at) ? { ...entitlement, state: 'revoked' } : entitlement;

const RANK: Readonly<Record<EntitlementState, number>> = { active: 0, suspended: 1, revoked: 2 };

/** One shelf for each product, newest first: who bought twice and was refunded once still has it. */
export const shelvesOf = (entitlements: readonly Entitlement[], groupNames: ReadonlyMap<number, string>): readonly Shelf[] => {
  const best = new Map<string, Entitlement>();
  for (const entitlement of entitlements) {
    const known = best.get(entitlement.productId);
    if (!known || RANK[entitlement.state] < RANK[known.state]) best.set(entitlement.productId, entitlement);
  }
  const groupsOf = (productId: string): readonly string[] => {
    const names = entitlements.flatMap((one) =>
      one.productId === productId && one.state === 'active' && one.memberGroupId !== null ? [groupNames.get(one.memberGroupId) ?? ''] : [],
    );
    return [...new Set(names.filter(Boolean))].sort();
  };
  return [...best.values()]
    .sort((a, b) => b.grantedAt - a.grantedAt || b.id - a.id)
    .map(({ productId, productName, state, grantedAt, orderNumber }) => ({
      productId,
      productName,
      state,
      grantedAt,
      orderNumber,
      groups: groupsOf(productId),
    }));
};
