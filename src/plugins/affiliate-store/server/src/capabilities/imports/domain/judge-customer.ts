import { cellsBy, nameOf, NOTHING_SAID, refused, textOf, type CellOf, type Judged, type Reading } from './said';
import { readEmail } from './values';

const bringerOf = (cell: CellOf): string | null => {
  const who = textOf(cell('sponsorId'));
  if (who === null || who === '0') return null;
  return who.includes('@') ? who.toLowerCase() : who;
};

/** A customer is known by their address, whatever number their order had there. */
export const customerOf = (reading: Reading, cells: readonly string[]): Judged => {
  const cell = cellsBy(reading, cells);
  const email = readEmail(cell('email'));
  if (email === null) return refused(cell('email') === '' ? 'EMAIL_MISSING' : 'EMAIL_MALFORMED');
  return {
    said: {
      ...NOTHING_SAID,
      kind: 'customer',
      externalId: email,
      email,
      name: nameOf(cell) ?? email,
      joinedOn: textOf(cell('joinedOn')),
      sponsorId: bringerOf(cell),
      currency: null,
      notes: [],
    },
  };
};
