import type { Hindrance, PersonalGroup, StayReason } from '../kernel/personal-terms';

export type { Hindrance, PersonalGroup, StayReason } from '../kernel/personal-terms';

/** How a person is known here: their addresses in small letters, and the numbers of their rows. */
export interface PersonKeys {
  readonly email: readonly string[];
  /** Their addresses as the shop hashes those it must not be able to read. */
  readonly addressHash: readonly string[];
  readonly user: readonly number[];
  readonly customer: readonly number[];
  readonly party: readonly number[];
  readonly partyPublicId: readonly string[];
}

/** By what rows are found: a key of the person, a text that holds one of their addresses, or a column of rows found before. */
export type FoundBy = keyof PersonKeys | 'holdsEmail' | { readonly rowsOf: string; readonly take: string; readonly prefix?: string };

/** What a column says afterwards: nothing, an empty text, or something in place of the person that is never the same in two rows. */
export type Mask = 'nothing' | 'empty' | 'name' | 'address' | 'mark' | 'same mark' | 'empty object' | 'empty list' | 'false';

/** What an erasure does with the rows. */
export type Fate =
  | { readonly kind: 'stays'; readonly why: StayReason }
  | { readonly kind: 'goes' }
  | { readonly kind: 'masked'; readonly to: Readonly<Record<string, Mask>> };

/** What is kept about a person in one table, in one of the roles they can have in it. */
export interface PersonalPart {
  readonly group: PersonalGroup;
  readonly table: string;
  /** Any of these columns makes the row theirs. */
  readonly found: Readonly<Record<string, FoundBy>>;
  /** And all of these hold beside it. */
  readonly where?: Readonly<Record<string, string | number>>;
  /** What the person is shown of it; of a JSON text a key of it, as `column.key`. Nothing of anybody else's, and no secret. */
  readonly shows: readonly string[];
  readonly fate: Fate;
  /** True where texts have links of the store, which let in whoever follows them: they are taken out of what is shown. */
  readonly linksHidden?: true;
  /** True where the row is somebody else's and only names them: nothing further is found by it. */
  readonly onlyNamed?: true;
  /** Rows in one of these states keep the person from being erased, by this code; where no state is named, each row does. */
  readonly hinders?: { readonly code: Hindrance; readonly column: string; readonly values: readonly string[] } | undefined;
}

/** What a shop keeps about people: every table is in one of the two. */
export interface PersonalMap {
  /** In an order in which rows are found: what others are found by comes first. */
  readonly parts: readonly PersonalPart[];
  /** Tables with nothing about a person, each with why. */
  readonly others: Readonly<Record<string, string>>;
}

let known: PersonalMap = { parts: [], others: {} };

/** Makes the map known. */
export const registerPersonalMap = (map: PersonalMap): void => {
  known = map;
};

export const personalParts = (): readonly PersonalPart[] => known.parts;

/** The domain no mail can go to (RFC 2606): addresses of those who were erased end with it. */
export const ERASED_HOST = 'erased.invalid';

/** True of an address that was put in the place of an erased one. */
export const isErased = (email: string): boolean => email.endsWith(`@${ERASED_HOST}`);
