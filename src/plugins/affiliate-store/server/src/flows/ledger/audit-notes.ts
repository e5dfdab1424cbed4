/** A row that breaks a sentence about the books. */
export interface Offender {
  readonly what: 'journal' | 'account' | 'order' | 'commission' | 'party' | 'payment' | 'entitlement' | 'payout';
  readonly id: string;
  readonly orderNumber: string | null;
  readonly text: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** How one sentence stood when it was checked. */
export interface Finding {
  readonly id: string;
  readonly state: 'holds' | 'broken' | 'not_applicable';
  readonly looked: number;
  readonly offending: number;
  readonly offenders: readonly Offender[];
}

const MOST_LISTED = 50;

/** Collects what is looked at and what offends, per sentence. */
export const notebook = () => {
  const pages = new Map<string, { looked: number; offenders: Offender[]; offending: number }>();
  const page = (id: string) => {
    const known = pages.get(id) ?? { looked: 0, offenders: [], offending: 0 };
    pages.set(id, known);
    return known;
  };
  return {
    looked: (id: string, rows = 1) => void (page(id).looked += rows),
    broken: (id: string, offender: Offender) => {
      const at = page(id);
      at.offending += 1;
      if (at.offenders.length < MOST_LISTED) at.offenders.push(offender);
    },
    findings: (): Finding[] =>
      [...pages].map(([id, { looked, offending, offenders }]) => ({
        id,
        state: offending === 0 ? ('holds' as const) : ('broken' as const),
        looked,
        offending,
        offenders,
      })),
  };
};
export type Notebook = ReturnType<typeof notebook>;
