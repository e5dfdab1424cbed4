import type { Group, Part } from '../statement';

/** The words of a statement on paper in one language. `{month}` and the like stand for what is filled in. */
export interface PaperWords {
  readonly title: string;
  readonly shop: string;
  readonly party: string;
  readonly number: string;
  readonly month: string;
  readonly issued: string;
  readonly currency: string;
  readonly sums: string;
  readonly entry: string;
  readonly opening: string;
  readonly closing: string;
  readonly part: Readonly<Record<Part | 'owed', string>>;
  readonly group: Readonly<Record<Group, string>>;
  readonly lines: string;
  readonly noLines: string;
  /** Where there are more entries than a paper is drawn with. */
  readonly tooMany: string;
  readonly booked: string;
  readonly reference: string;
  readonly journal: string;
  readonly proof: string;
  readonly proofHelp: string;
  readonly checkAt: string;
  readonly code: string;
  readonly fingerprint: string;
  readonly signature: string;
  readonly key: string;
  readonly head: string;
}
