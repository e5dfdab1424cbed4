import type { Fate, FoundBy, Mask, PersonalGroup, PersonalPart, StayReason } from '../platform/personal';

/** Stays as it is, for a reason. */
export const stays = (why: StayReason): Fate => ({ kind: 'stays', why });

/** The rows are deleted. */
export const goes: Fate = { kind: 'goes' };

/** The rows stay, and say nothing of the person any more. */
export const masked = (to: Readonly<Record<string, Mask>>): Fate => ({ kind: 'masked', to });

/** By a column of rows that were found before. */
export const rowsOf = (rowsOfTable: string, take = 'id', prefix = ''): FoundBy => ({ rowsOf: rowsOfTable, take, prefix });

const spaced = (names: string): string[] => names.split(' ').filter((name) => name !== '');

/** One entry of the map: `shows` are names of columns between spaces. */
export const part = (
  group: PersonalGroup,
  table: string,
  found: PersonalPart['found'],
  shows: string,
  fate: Fate,
  more: Pick<PersonalPart, 'where' | 'hinders' | 'onlyNamed' | 'linksHidden'> = {},
): PersonalPart => ({ group, table, found, shows: spaced(shows), fate, ...more });
