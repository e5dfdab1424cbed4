/** Where a file comes from. */
export type SourceName = 'affiliate_wp' | 'post_affiliate_pro' | 'gumroad' | 'generic';

/** What the lines of a file, or of a part of it, are about. */
export type LineKind = 'affiliate' | 'earning' | 'customer';

/** What the import wants to know of a line; each is a column of the file, or is not in it. */
export const AFFILIATE_FIELDS = [
  'externalId',
  'email',
  'name',
  'lastName',
  'code',
  'rate',
  'rateType',
  'state',
  'joinedOn',
  'payoutEmail',
  'owed',
  'currency',
  'paidBefore',
  'sponsorId',
] as const;
export const EARNING_FIELDS = [
  'externalId',
  'affiliateId',
  'email',
  'amount',
  'currency',
  'standing',
  'payoutStanding',
  'occurredOn',
] as const;
export const CUSTOMER_FIELDS = ['email', 'name', 'lastName', 'joinedOn', 'sponsorId'] as const;
export type Field = (typeof AFFILIATE_FIELDS)[number] | (typeof EARNING_FIELDS)[number];

/** Which column of the header each field is read from. */
export type Mapping = Readonly<Partial<Record<Field, string>>>;

/** How a source writes what it writes. */
export interface Source {
  readonly name: SourceName;
  readonly kind: LineKind;
  /** Columns by field; several where versions of the source call it differently. */
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Columns only this source has: where all are there, it is guessed. */
  readonly knownBy: readonly string[];
  readonly rates: 'percent' | 'fraction';
  /** What makes a line of earnings one where the source gives it no number. */
  readonly identity?: readonly string[];
}
