/** How far somebody's account at the provider is: only an enabled one may be paid to. */
export type AccountState = 'details_missing' | 'in_review' | 'enabled' | 'restricted';

/** What is still asked of its owner, in words a person knows. */
export type MissingPart = 'bank_account' | 'identity_document' | 'terms' | 'personal_details' | 'business_details' | 'other';

/** What the provider says of an account. */
export interface AccountStanding {
  readonly detailsSubmitted: boolean;
  readonly transfersActive: boolean;
  readonly payoutsEnabled: boolean;
  /** Codes of what is asked for now. */
  readonly due: readonly string[];
  /** Codes of what the provider is looking at. */
  readonly verifying: readonly string[];
  readonly disabledReason: string | null;
}

const UNDER_REVIEW: readonly string[] = ['requirements.pending_verification', 'under_review', 'listed'];

/** Where an account stands. Whatever is not plainly enabled is not: money would lie there and not arrive. */
export const accountState = (standing: AccountStanding): AccountState => {
  if (!standing.detailsSubmitted) return 'details_missing';
  if (standing.transfersActive && standing.payoutsEnabled) return 'enabled';
  if (standing.due.length > 0) return 'restricted';
  return standing.verifying.length > 0 || UNDER_REVIEW.includes(standing.disabledReason ?? '') ? 'in_review' : 'restricted';
};

// The first that fits names the part; documents before the persons they prove.
const PARTS: ReadonlyArray<readonly [RegExp, MissingPart]> = [
  [/^external_account/, 'bank_account'],
  [/^tos_acceptance/, 'terms'],
  [/\.verification\./, 'identity_document'],
  [/^(business_|company\.|documents\.)/, 'business_details'],
  [/^(individual|person_|representative|owners|directors|executives)/, 'personal_details'],
];

/** The parts some codes of the provider belong to, each once and in the order in which they were asked. */
export const missingParts = (codes: readonly string[]): readonly MissingPart[] => [
  ...new Set(codes.map((code) => PARTS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other')),
];
