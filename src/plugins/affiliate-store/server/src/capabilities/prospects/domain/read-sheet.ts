import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { prospectFailures } from './failures';
import { nameKeyOf, siteOf } from './prospect';

/** What one file may hold: it is carried out in one unit of work. */
export const MOST_PROSPECTS = 1_000;

/** Why a line is not taken. */
export type ProspectRefusal = 'EMAIL_WRONG' | 'SITE_WRONG' | 'NAMELESS' | 'TWICE_IN_FILE' | 'KNOWN_ALREADY' | 'AFFILIATE_ALREADY';

export interface SheetLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a line says of a prospect. */
export interface SaidProspect {
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  readonly site: string | null;
  readonly note: string | null;
}

export type ReadProspect = SheetLine & ({ readonly said: SaidProspect } | { readonly refusal: ProspectRefusal });

type Column = 'name' | 'email' | 'site' | 'note';
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'full name', 'contact', 'contact name', 'person', 'nom', 'nombre', 'nome'],
  email: ['email', 'e-mail', 'mail', 'email address', 'e-mail address', 'address', 'courriel', 'correo'],
  site: ['site', 'website', 'web site', 'url', 'homepage', 'domain', 'link', 'channel', 'blog'],
  note: ['note', 'notes', 'comment', 'comments', 'remark', 'remarks'],
};
// Not the whole grammar of addresses: what passes here and is none is refused by the mail server and shown there.
const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/;
const LONGEST_EMAIL = 254;
const LONGEST_NAME = 120;
const LONGEST_NOTE = 2_000;

const isAddress = (typed: string): boolean => typed.length <= LONGEST_EMAIL && EMAIL.test(typed);

const columnsOf = (header: readonly string[]): ReadonlyMap<Column, number> => {
  const words = header.map((cell) => cell.trim().toLowerCase().replaceAll('_', ' '));
  return new Map(
    (Object.keys(NAMES) as Column[]).flatMap((column): Array<[Column, number]> => {
      const at = words.findIndex((word) => NAMES[column].includes(word));
      return at === -1 ? [] : [[column, at]];
    }),
  );
};

/** What a prospect is called where the sheet does not say. */
const nameFor = (email: string | null, site: string | null): string =>
  email === null ? new URL(site ?? '').hostname : (email.split('@')[0] ?? email);

const readLine = (line: SheetLine, columns: ReadonlyMap<Column, number>): ReadProspect => {
  const cell = (column: Column): string => line.cells[columns.get(column) ?? -1]?.trim() ?? '';
  const [typed, typedSite] = [cell('email').toLowerCase(), cell('site')];
  if (typed !== '' && !isAddress(typed)) return { ...line, refusal: 'EMAIL_WRONG' };
  const site = typedSite === '' ? null : siteOf(typedSite);
  if (typedSite !== '' && site === null) return { ...line, refusal: 'SITE_WRONG' };
  const email = typed === '' ? null : typed;
  const key = nameKeyOf({ email, site });
  if (key === null) return { ...line, refusal: 'NAMELESS' };
  const name = (cell('name') || nameFor(email, site)).slice(0, LONGEST_NAME);
  return { ...line, said: { key, name, email, site, note: cell('note').slice(0, LONGEST_NOTE) || null } };
};

/** Reads a sheet whose first line names its columns; a line that cannot be taken says why and stops no other. */
export const readProspects = (lines: readonly SheetLine[]): Outcome<readonly ReadProspect[], Failure> => {
  const [header, ...rest] = lines;
  const columns = columnsOf(header?.cells ?? []);
  if (!columns.has('email') && !columns.has('site')) return failed(prospectFailures.because('PROSPECT_SHEET_NAMELESS'));
  if (rest.length > MOST_PROSPECTS) return failed(prospectFailures.because('PROSPECT_SHEET_TOO_LONG', { most: MOST_PROSPECTS }));
  const seen = new Set<string>();
  return ok(
    rest.map((line) => {
      const read = readLine(line, columns);
      if (!('said' in read)) return read;
      if (seen.has(read.said.key)) return { ...line, refusal: 'TWICE_IN_FILE' };
      seen.add(read.said.key);
      return read;
    }),
  );
};
