/** What is known of a lead that was brought, and of who brought it. */
export interface LeadEvidence {
  readonly disposableMail: boolean;
  /** Whether the mailbox is written with the affiliate's name. */
  readonly sameName: boolean;
  /** Minutes since the affiliate was in the portal from the network the lead came from, within a day; null where nobody knows. */
  readonly sameNetworkMinutes: number | null;
  /** Leads the affiliate brought within the hour, this one included. */
  readonly leadsInHour: number;
}

/** From when the rules speak; `leadsPerHour` of 0 is never. */
export interface LeadLimits {
  readonly disposableMail: boolean;
  readonly sameName: boolean;
  readonly household: boolean;
  readonly leadsPerHour: number;
}

export const LEAD_RULES = ['DISPOSABLE_MAIL', 'LEAD_FLOOD', 'SAME_HOUSEHOLD', 'SAME_NAME'] as const;
export type LeadRule = (typeof LEAD_RULES)[number];

/** What a lead is suspected of, in the order of the rules; empty for one like any other. It decides nothing: a person does. */
export const judgeLead = (known: LeadEvidence, limits: LeadLimits): readonly LeadRule[] => {
  const tripped: Readonly<Record<LeadRule, boolean>> = {
    DISPOSABLE_MAIL: limits.disposableMail && known.disposableMail,
    LEAD_FLOOD: limits.leadsPerHour > 0 && known.leadsInHour > limits.leadsPerHour,
    SAME_HOUSEHOLD: limits.household && known.sameNetworkMinutes !== null,
    SAME_NAME: limits.sameName && known.sameName,
  };
  return LEAD_RULES.filter((rule) => tripped[rule]);
};
