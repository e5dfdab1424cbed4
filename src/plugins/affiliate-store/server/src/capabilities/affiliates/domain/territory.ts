/** Countries of a program that somebody holds. Times are UTC ms; the first moment that is not theirs any more is `until`. */
export interface Territory {
  readonly id: number;
  readonly publicId: string;
  readonly programId: number;
  readonly affiliateId: number;
  /** Two-letter codes, in order. */
  readonly countries: readonly string[];
  /** Whether it decides whose orders from there are; else it only says where somebody works. */
  readonly exclusive: boolean;
  readonly from: number;
  /** As it was granted, or when it was ended before; null while it has no end. */
  readonly until: number | null;
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: number;
  /** That it was ended by hand, and why. */
  readonly endedBecause: string | null;
}

type Span = Pick<Territory, 'from' | 'until'>;

/** Whether two spans have a moment in common. */
export const overlap = (one: Span, other: Span): boolean =>
  (one.until === null || other.from < one.until) && (other.until === null || one.from < other.until);

/** Whether a moment is within a span, its end not included. */
export const holdsAt = ({ from, until }: Span, at: number): boolean => from <= at && (until === null || at < until);

/** Country codes in one spelling, each once, in order. */
export const countriesOf = (codes: readonly string[]): readonly string[] => [...new Set(codes.map((code) => code.toUpperCase()))].sort();

/** The first of some countries that somebody else holds exclusively in a time they would be held exclusively in; null where none is. */
export const clashOf = (
  wanted: Pick<Territory, 'affiliateId' | 'countries' | 'exclusive' | 'from' | 'until'>,
  standing: readonly Territory[],
): { readonly country: string; readonly with: Territory } | null => {
  if (!wanted.exclusive) return null;
  for (const country of wanted.countries)
    for (const other of standing)
      if (other.exclusive && other.countries.includes(country) && overlap(wanted, other)) return { country, with: other };
  return null;
};

/** Who holds a country exclusively at a moment. */
export const exclusiveAt = (standing: readonly Territory[], country: string, at: number): Territory | null =>
  standing.find((one) => one.exclusive && one.countries.includes(country) && holdsAt(one, at)) ?? null;
