/** What an invite holds good for. Times UTC ms. */
export interface InviteTerms {
  readonly programId: number;
  readonly maxUses: number;
  readonly uses: number;
  readonly expiresAt: number;
  readonly endedAt: number | null;
}

export type InviteState = 'open' | 'used' | 'expired' | 'ended';

/** How an invite stands at a moment. That staff ended it is said first: it is what somebody decided. */
export const inviteStateAt = ({ maxUses, uses, expiresAt, endedAt }: InviteTerms, at: number): InviteState => {
  if (endedAt !== null) return 'ended';
  if (uses >= maxUses) return 'used';
  return at >= expiresAt ? 'expired' : 'open';
};

/** Whether an invite lets somebody into a program now: it does so for the one it was made for, and no other. */
export const letsInto = (invite: InviteTerms | null, programId: number, at: number): invite is InviteTerms =>
  invite !== null && invite.programId === programId && inviteStateAt(invite, at) === 'open';
