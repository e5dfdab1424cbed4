/** What of a buyer may be agreed on. */
export const JOINT_FIELDS = ['email', 'country', 'language', 'company'] as const;
export type JointField = (typeof JOINT_FIELDS)[number];
export type JointState = 'proposed' | 'active' | 'declined' | 'ended';

/** What a producer and an affiliate do together, and what of buyers is shown for it. Times are UTC ms. */
export interface JointCampaign {
  readonly id: number;
  readonly publicId: string;
  /** The producer's. */
  readonly partyId: number;
  readonly affiliateId: number;
  readonly name: string;
  readonly purpose: string;
  readonly fields: readonly JointField[];
  readonly state: JointState;
  readonly declaredAt: number;
  readonly activeSince: number | null;
  readonly endedAt: number | null;
}

/** That the buyer of one order agreed, and to which words. */
export interface JointConsent {
  readonly id: number;
  readonly campaignId: number;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly words: string;
  readonly hash: string;
  readonly givenAt: number;
}

const STEPS: Readonly<Record<JointState, readonly JointState[]>> = {
  proposed: ['active', 'declined', 'ended'],
  active: ['ended'],
  declined: [],
  ended: [],
};

export const mayBecome = (from: JointState, to: JointState): boolean => STEPS[from].includes(to);

/** Fields in the one order they are kept and read in, each once. */
export const inOrder = (fields: readonly JointField[]): readonly JointField[] => JOINT_FIELDS.filter((field) => fields.includes(field));

/** Whether an order can belong to a campaign: it was placed while the campaign was under way. */
export const belongs = ({ state, activeSince }: Pick<JointCampaign, 'state' | 'activeSince'>, placedAt: number): boolean =>
  state === 'active' && activeSince !== null && placedAt >= activeSince;

/** What is known of a buyer. */
export interface Known {
  readonly email: string;
  readonly country: string;
  readonly language: string;
  readonly company: string | null;
}

/** Of what is known only what was agreed on. */
export const shownOf = (known: Known, fields: readonly JointField[]): Readonly<Record<JointField, string | null>> => {
  const of = (field: JointField): string | null => (fields.includes(field) ? known[field] : null);
  return { email: of('email'), country: of('country'), language: of('language'), company: of('company') };
};
