/** What a coupon takes off: a percentage (basis points), or an amount per currency (minor units). */
export type Reduction =
  | { readonly kind: 'percent'; readonly basisPoints: number }
  | { readonly kind: 'amount'; readonly amounts: Readonly<Record<string, number>> };

/**
 * How many payments it takes off, of what is paid again and again or in instalments: the first so many, or `all`; null: of nothing that is
 * paid more than once.
 */
export type PaymentsReduced = number | 'all' | null;

/** A code that makes a purchase cheaper, and by how much, for what, when and how often. Times UTC ms. */
export interface Coupon {
  readonly id: number;
  readonly publicId: string;
  /** In capitals, as it is compared. */
  readonly code: string;
  readonly reduction: Reduction;
  readonly payments: PaymentsReduced;
  /** Products it is for, by documentId; null: everything. */
  readonly products: readonly string[] | null;
  /** Whoever uses it came by this affiliate. */
  readonly affiliateId: number | null;
  /** The seller whose coupon it is, by party: it makes nothing cheaper that is not theirs. Null: the shop's. */
  readonly owner: string | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  /** How often it may be used in all, and by one customer; null: as often as wished. */
  readonly maxUses: number | null;
  readonly maxUsesPerCustomer: number | null;
  /** Orders that hold a use now; those that ended without money have given theirs back. */
  readonly used: number;
  readonly archivedAt: number | null;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** What is decided when a coupon is made. */
export type NewCoupon = Omit<Coupon, 'id' | 'publicId' | 'used' | 'archivedAt' | 'createdAt'>;

export type CouponState = 'active' | 'scheduled' | 'ended' | 'used_up' | 'archived';

const SHAPE = /^[A-Z0-9](?:[A-Z0-9_-]{0,30}[A-Z0-9])$/;

/** A code as it is kept and compared: capitals, no blanks around it; null for what no code can look like. */
export const codeOf = (typed: string): string | null => {
  const code = typed.normalize('NFKC').trim().toUpperCase();
  return code.length >= 3 && SHAPE.test(code) ? code : null;
};

/** How a coupon stands at a moment. */
export const stateOf = (coupon: Coupon, at: number): CouponState => {
  if (coupon.archivedAt !== null) return 'archived';
  if (coupon.endsAt !== null && at >= coupon.endsAt) return 'ended';
  if (coupon.maxUses !== null && coupon.used >= coupon.maxUses) return 'used_up';
  return coupon.startsAt !== null && at < coupon.startsAt ? 'scheduled' : 'active';
};
