import { tagsIn, valuesOf, type Dimension } from '../domain/tags';
import { dayOf } from '../domain/visitor';

/** How many values of one dimension a day keeps apart for an affiliate: whoever makes up sub-ids must not fill the tables. */
const MOST_VALUES = 1_000;
/** What is beyond them is added up under one name, which no sub-id can have. */
const BEYOND = '*';

export type Bounded = (affiliateId: number, dimension: Dimension, day: string, value: string) => string;

/** Remembers the values of one day; after a start, or at midnight, it begins anew. */
export const boundedValues = (): Bounded => {
  let today = '';
  const seen = new Map<string, Set<string>>();
  return (affiliateId, dimension, day, value) => {
    if (day > today) {
      seen.clear();
      today = day;
    }
    const key = `${affiliateId} ${dimension}`;
    const known = seen.get(key) ?? new Set();
    seen.set(key, known);
    if (!known.has(value) && known.size >= MOST_VALUES) return BEYOND;
    known.add(value);
    return value;
  };
};

/** One sum of a day that a click is added to. */
export interface Source {
  readonly affiliateId: number;
  readonly dimension: Dimension;
  readonly day: string;
  readonly value: string;
}

interface Tagged {
  readonly affiliateId: number;
  readonly at: number;
  readonly tags: string | null;
}

const NOTHING: readonly Source[] = [];

/** What a click is added to beside the day's total. */
export const sourcesOf = ({ affiliateId, at, tags }: Tagged, bounded: Bounded): readonly Source[] => {
  const known = tagsIn(tags);
  if (known === null) return NOTHING;
  const day = dayOf(at);
  return valuesOf(known).map(([dimension, value]) => ({ affiliateId, dimension, day, value: bounded(affiliateId, dimension, day, value) }));
};

const placeOf = ({ affiliateId, dimension, day, value }: Source): string => `${affiliateId} ${dimension} ${day} ${value}`;

/** What is to be added to each sum. */
export type Counts = Map<string, { readonly source: Source; clicks: number; counted: number }>;

const addOne = (counts: Counts, source: Source, counted: boolean): void => {
  const known = counts.get(placeOf(source)) ?? { source, clicks: 0, counted: 0 };
  known.clicks += 1;
  known.counted += counted ? 1 : 0;
  counts.set(placeOf(source), known);
};

export const addTo = (counts: Counts, sources: readonly Source[], counted: boolean): void => {
  for (const source of sources) addOne(counts, source, counted);
};
