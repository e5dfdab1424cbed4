/** Minor units by currency from which on a second person must approve; a currency that is not listed always needs one. */
export type ApprovalLimits = Readonly<Record<string, number>>;

/** True when an amount needs a second person. */
export const needsSecondPerson = (amount: number, currency: string, limits: ApprovalLimits): boolean => amount > (limits[currency] ?? 0);

/** Who may approve: anybody but those who made it. */
export const mayApprove = (approver: string, makers: readonly string[]): boolean => !makers.includes(approver);
