import { partsOf, type Decision, type WonDecision } from '../../capabilities/attribution/service';

/** What says of a share whose it is. */
interface OwnedShare {
  readonly key: string;
  readonly role: string;
  readonly party: string | null;
}

/** The place of a share among those of its role on its line, from 1; its key ends with it where that is not the first. */
const placeOf = ({ key }: OwnedShare): number => parseInt(key.split(':')[2] ?? '1', 10);

/**
 * Of the parts of a decision the one a share is earned by, itself or as whoever brought its winner. Two who share a sale may have been brought
 * by one person: then the place of the share tells.
 */
export const partOfShare = (decision: Decision, share: OwnedShare): WonDecision | null => {
  const parts = partsOf(decision);
  const own = parts.filter(({ winner, secondTier }) =>
    share.role === 'affiliate' ? winner.partyPublicId === share.party : secondTier?.partyPublicId === share.party,
  );
  const named = parts[placeOf(share) - 1];
  return own.find((part) => part === named) ?? own[0] ?? null;
};
