import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { MOST_LINES, type SourceLine } from './csv';
import { importFailures } from './failures';
import type { LineKind, Mapping, Source, SourceName } from './source';
import { affiliateWpAffiliates, affiliateWpCustomers, affiliateWpReferrals } from './sources/affiliate-wp';
import { genericAffiliates, genericCustomers, genericEarnings } from './sources/generic';
import { gumroadAffiliates, gumroadCustomers } from './sources/gumroad';
import { postAffiliateProAffiliates, postAffiliateProCommissions, postAffiliateProCustomers } from './sources/post-affiliate-pro';

/** In the order in which they are guessed: what has more of its own columns first. */
const SOURCES: readonly Source[] = [
  affiliateWpReferrals,
  affiliateWpAffiliates,
  affiliateWpCustomers,
  postAffiliateProCommissions,
  postAffiliateProCustomers,
  postAffiliateProAffiliates,
  gumroadCustomers,
  gumroadAffiliates,
  genericCustomers,
  genericEarnings,
  genericAffiliates,
];

const plain = (name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase();

const has = (header: readonly string[], name: string): boolean => header.some((column) => plain(column) === plain(name));

/** Whose export has such a header. */
export const guessSource = (header: readonly string[]): Source =>
  SOURCES.find(({ knownBy }) => knownBy.every((name) => has(header, name))) ?? genericAffiliates;

export const sourceNamed = (name: SourceName, kind: LineKind): Source | null =>
  SOURCES.find((source) => source.name === name && source.kind === kind) ?? null;

/** The column of each field as far as the header has one of the names a source uses. */
export const mappingOf = (source: Source, header: readonly string[]): Mapping =>
  Object.fromEntries(
    Object.entries(source.columns).flatMap(([field, names]) => {
      const column = names.flatMap((name) => header.find((one) => plain(one) === plain(name)) ?? []).at(0);
      return column === undefined ? [] : [[field, column]];
    }),
  );

/** A part of a file that has a header of its own; most files are one part. */
export interface Part {
  readonly header: readonly string[];
  readonly lines: readonly SourceLine[];
}

const SECTION = /^\[\[(\w+)\]\]$/;
const isSection = ({ cells }: SourceLine): boolean => SECTION.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '');

/** The parts of a file: below a line such as `[[AFFILIATES]]` another header begins. */
export const partsOf = (lines: readonly SourceLine[]): Outcome<readonly Part[], Failure> => {
  const groups: SourceLine[][] = [[]];
  for (const line of lines) {
    if (isSection(line)) groups.push([]);
    else groups.at(-1)?.push(line);
  }
  const parts = groups.flatMap(([header, ...rest]) => (header && rest.length > 0 ? [{ header: header.cells, lines: rest }] : []));
  if (parts.length === 0) return failed(importFailures.because('IMPORT_FILE_EMPTY'));
  const count = parts.reduce((sum, part) => sum + part.lines.length, 0);
  return count > MOST_LINES ? failed(importFailures.because('IMPORT_TOO_MANY_LINES', { most: MOST_LINES })) : ok(parts);
};
