import { partsOf, type Decision, type WonDecision } from '../../capabilities/attribution/service';
import type { OrderBooks, SalePaid, ShareBook } from '../../capabilities/commissions/service';
import { holds, stateBy, type FrozenSuspicion, type SuspicionState } from '../../capabilities/fraud/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';

/** Whoever earns by a suspected click: the affiliate, and who brought them. */
const ROLES = ['affiliate', 'second_tier'] as const;
const isSuspected = ({ role }: Pick<ShareBook, 'role'>): boolean => (ROLES as readonly string[]).includes(role);

type Line = OrderSnapshot['lines'][number];

/** What the order froze of suspicions; none in orders of before there were any. */
export const suspicionsIn = ({ suspicions = [] }: Pick<OrderSnapshot, 'suspicions'>): readonly FrozenSuspicion[] =>
  suspicions as readonly FrozenSuspicion[];

/** Whose win a suspicion is about. */
const suspectedPart = (found: FrozenSuspicion | undefined, decisions: readonly Decision[]): WonDecision | undefined =>
  decisions
    .filter(({ rule }) => rule !== null && rule.programId === found?.programId)
    .flatMap(partsOf)
    .find(({ winner }) => winner.affiliateId === found?.affiliateId);

const partiesOf = ({ winner, secondTier }: WonDecision): readonly string[] => [
  winner.partyPublicId,
  ...(secondTier ? [secondTier.partyPublicId] : []),
];

/**
 * Which shares of a line start held: judged from what was frozen, so that a replay holds the same. Of two who share the sale only those of
 * whoever is suspected.
 */
export const blockedOf = (
  { program }: Pick<Line, 'program'>,
  snapshot: Pick<OrderSnapshot, 'suspicions'>,
  decisions: readonly Decision[],
): Pick<SalePaid['lines'][number], 'blockedRoles' | 'blockedParties'> => {
  const found = suspicionsIn(snapshot).find(({ programId }) => programId === program?.id);
  const part = suspectedPart(found, decisions);
  if (!found || !part || !holds(found)) return { blockedRoles: [] };
  return { blockedRoles: ROLES, ...(part.winner.shareBasisPoints === undefined ? {} : { blockedParties: partiesOf(part) }) };
};

/** Those a suspicion in a program is about, where two share the sale; null for everybody who earns of it. */
const suspectedParties = (snapshot: OrderSnapshot, programId: number): readonly string[] | null => {
  const found = suspicionsIn(snapshot).find((each) => each.programId === programId);
  const part = suspectedPart(found, snapshot.decisions as readonly Decision[]);
  return part?.winner.shareBasisPoints === undefined ? null : partiesOf(part);
};

/** The shares a suspicion in a program held, as the books know them. */
export const sharesUnder = (books: OrderBooks, snapshot: OrderSnapshot, programId: number): readonly ShareBook[] => {
  const lines = new Set(snapshot.lines.flatMap(({ line, program }) => (program?.id === programId ? [line] : [])));
  // A share that came with a late attribution is not what was suspected.
  const parties = suspectedParties(snapshot, programId);
  return books.shares.filter(
    (share) =>
      lines.has(share.line) && isSuspected(share) && wasHeld(books, share) && (parties === null || parties.includes(share.party ?? '')),
  );
};

const wasHeld = ({ blocks }: OrderBooks, { key, blockedBecause, rejected }: ShareBook): boolean =>
  blockedBecause === 'UNDER_REVIEW' ||
  rejected === true ||
  blocks.some(({ share, because }) => share === key && because === 'UNDER_REVIEW');

/** How a suspicion stands by the books. */
export const standingOf = (books: OrderBooks, snapshot: OrderSnapshot, programId: number): SuspicionState =>
  stateBy(
    sharesUnder(books, snapshot, programId).map(({ key, state, blockedBecause = null, rejected }) => ({
      state,
      blockedBecause,
      ...(rejected ? { rejected } : {}),
      letGo: books.blocks.some((row) => row.share === key && !row.blocked && row.because === 'UNDER_REVIEW' && row.rejected === undefined),
    })),
  );
