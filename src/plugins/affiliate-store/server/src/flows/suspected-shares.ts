import { isWon, type Decision } from '../capabilities/attribution/service';
import type { OrderBooks, SalePaid, ShareBook } from '../capabilities/commissions/service';
import { holds, stateBy, type FrozenSuspicion, type SuspicionState } from '../capabilities/fraud/service';
import type { OrderSnapshot } from '../capabilities/orders/service';

/** Whoever earns by a suspected click: the affiliate, and who brought them. */
const ROLES = ['affiliate', 'second_tier'] as const;
const isSuspected = ({ role }: Pick<ShareBook, 'role'>): boolean => (ROLES as readonly string[]).includes(role);

type Line = OrderSnapshot['lines'][number];

/** What the order froze of suspicions; none in orders of before there were any. */
export const suspicionsIn = ({ suspicions = [] }: Pick<OrderSnapshot, 'suspicions'>): readonly FrozenSuspicion[] =>
  suspicions as readonly FrozenSuspicion[];

/** Which shares of a line start held: judged from what was frozen, so that a replay holds the same. */
export const blockedRolesOf = (
  { program }: Pick<Line, 'program'>,
  snapshot: Pick<OrderSnapshot, 'suspicions'>,
  decisions: readonly Decision[],
): SalePaid['lines'][number]['blockedRoles'] => {
  const found = suspicionsIn(snapshot).find(({ programId }) => programId === program?.id);
  const decision = decisions.find(({ rule }) => rule !== null && rule.programId === found?.programId);
  const same = found && decision && isWon(decision) && decision.winner.affiliateId === found.affiliateId;
  return same && holds(found) ? ROLES : [];
};

/** The shares a suspicion in a program held, as the books know them. */
export const sharesUnder = (books: OrderBooks, snapshot: OrderSnapshot, programId: number): readonly ShareBook[] => {
  const lines = new Set(snapshot.lines.flatMap(({ line, program }) => (program?.id === programId ? [line] : [])));
  // A share that came with a late attribution is not what was suspected.
  return books.shares.filter((share) => lines.has(share.line) && isSuspected(share) && wasHeld(books, share));
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
