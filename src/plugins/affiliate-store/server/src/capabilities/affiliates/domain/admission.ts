/** Who may join a program by themselves: nobody, whoever is let in, or everybody. */
export type Admission = 'closed' | 'by_approval' | 'open';

/** What a program is for: recommending, or dealing by contract in one of four forms. */
export type ProgramKind = 'referral' | 'dealer';
export type DealerForm = 'sell' | 'train' | 'implement' | 'develop';

interface Door {
  readonly kind: ProgramKind | null;
  /** Null in programs of before there were three ways: then `open` says it. */
  readonly admission: Admission | null;
  readonly open: boolean;
}

/** How a program lets people in. A dealer is always looked at by somebody: there is no path that would do it instead. */
export const admissionOf = ({ kind, admission, open }: Door): Admission => {
  const said = admission ?? (open ? 'open' : 'by_approval');
  return kind === 'dealer' && said === 'open' ? 'by_approval' : said;
};
