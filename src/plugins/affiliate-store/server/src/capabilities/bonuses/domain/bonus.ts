/** How a bonus stands; `begun` is one whose file is missing. */
export type BonusState = 'begun' | 'in_review' | 'approved' | 'declined' | 'withdrawn' | 'stopped';
export type BonusKind = 'file' | 'link';

/** The state table; a step that is not here is refused. */
export const STEPS: Readonly<Record<BonusState, readonly BonusState[]>> = {
  begun: ['in_review', 'withdrawn'],
  in_review: ['approved', 'declined', 'withdrawn'],
  approved: ['withdrawn', 'stopped'],
  declined: [],
  // What was promised is still given: it may have to be stopped.
  withdrawn: ['stopped'],
  stopped: [],
};

export const mayBecome = (from: BonusState, to: BonusState): boolean => STEPS[from].includes(to);

/** A file in the vault. */
export interface BonusFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly checksum: string;
  readonly storageKey: string;
}

/** What an affiliate gives to buyers of one product. Times are UTC ms. */
export interface Bonus {
  readonly id: number;
  readonly publicId: string;
  readonly programId: number;
  readonly affiliateId: number;
  readonly partyId: number;
  /** documentId. */
  readonly productId: string;
  readonly productName: string;
  readonly kind: BonusKind;
  readonly title: string;
  readonly text: string;
  readonly url: string | null;
  readonly file: BonusFile | null;
  /** How long after the payment it is given. */
  readonly delayHours: number;
  readonly state: BonusState;
  /** Why it was declined or stopped. */
  readonly reason: string | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** What a program says about bonuses. */
export interface BonusTerms {
  readonly programId: number;
  readonly enabled: boolean;
  /** Nobody looks before buyers see it. */
  readonly automatic: boolean;
}

/** A program nobody has said anything about has none. */
export const noBonuses = (programId: number): BonusTerms => ({ programId, enabled: false, automatic: false });

/** `waiting` for its time, `given`, or `lapsed`: access was over when its time came. */
export type GivenState = 'waiting' | 'given' | 'lapsed';

/** A bonus as one order promised it. */
export interface GivenBonus {
  readonly id: number;
  readonly publicId: string;
  readonly bonusId: number;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly customerId: number;
  readonly productId: string;
  readonly dueAt: number;
  readonly state: GivenState;
}

/** As an order freezes it. */
export interface FrozenBonus {
  readonly id: string;
  readonly affiliateId: number;
  readonly title: string;
  readonly delayHours: number;
}

export const frozen = ({ publicId: id, affiliateId, title, delayHours }: Bonus): FrozenBonus => ({ id, affiliateId, title, delayHours });

const HOUR = 3_600_000;

/** When what was paid at a moment is due. */
export const dueAfter = (paidAt: number, delayHours: number): number => paidAt + delayHours * HOUR;

/** Whether what was promised is kept: a withdrawn one is, a stopped one is not. */
export const isKept = ({ state }: Pick<Bonus, 'state'>): boolean => state === 'approved' || state === 'withdrawn';

/** How access to what was bought stands. */
export type Access = 'open' | 'paused' | 'over';

/** An entitlement, as far as a bonus has to know it. */
interface Granted {
  readonly state: 'active' | 'suspended' | 'revoked';
  readonly endsAt: number | null;
}

/**
 * How access stands by what the order of a bonus gave. Each payment of a subscription gives its own period: what the first gave has run out
 * when the second is paid, and the bonus stays open as long as the product is open to its buyer by any of them.
 */
export const accessBy = (own: readonly Granted[], at: number, opensOtherwise: boolean): Access => {
  if (own.some(({ state, endsAt }) => state === 'active' && (endsAt === null || at < endsAt))) return 'open';
  if (own.some(({ state }) => state === 'suspended')) return 'paused';
  return own.some(({ state }) => state === 'active') && opensOtherwise ? 'open' : 'over';
};

/** How a promised bonus stands for its buyer at a moment. */
export type Standing = 'open' | 'waiting' | 'paused' | 'ended';

export const standingOf = (
  { dueAt }: Pick<GivenBonus, 'dueAt'>,
  bonus: Pick<Bonus, 'state'>,
  { access, at }: { readonly access: Access; readonly at: number },
): Standing => {
  if (!isKept(bonus) || access === 'over') return 'ended';
  if (access === 'paused') return 'paused';
  return at < dueAt ? 'waiting' : 'open';
};

/** What is written down when the time of a promised bonus has come; null leaves it waiting. */
export const outcomeOf = (bonus: Pick<Bonus, 'state'>, access: Access): GivenState | null => {
  if (!isKept(bonus) || access === 'over') return 'lapsed';
  return access === 'open' ? 'given' : null;
};

const LONGEST_URL = 500;

/** A place on the affiliate's own site, or null: https alone, and nobody's name or password in it. */
export const ownPlace = (text: string): string | null => {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.') ? url.href : null;
};
