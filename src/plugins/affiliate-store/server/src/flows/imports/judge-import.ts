import type { Core } from '@strapi/strapi';
import { affiliates, normalizeCode, refusalOfCode, type Affiliate } from '../../capabilities/affiliates/service';
import {
  fittingCode,
  imports,
  isTotal,
  judgeLine,
  liveKeyOf,
  sourceNamed,
  type DecimalMark,
  type ImportLine,
  type JudgedLine,
  type LineNote,
  type LineRefusal,
  type PartReading,
  type Said,
} from '../../capabilities/imports/service';
import { people } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { lookUpCustomers, refusalToBind, type Bringer, type KnownCustomers } from '../attribution/judge-customer';

/** A line as it was read, with the part of the file it is in. */
export interface RawLine {
  readonly line: number;
  readonly part: number;
  readonly cells: readonly string[];
}

/** What is looked at: lines of one program's import, and how they are read. */
export interface ToJudge {
  readonly programId: number;
  readonly parts: readonly PartReading[];
  readonly lines: readonly RawLine[];
  readonly currency: string | null;
  readonly mark: DecimalMark;
}

type Read = RawLine & { readonly kind: PartReading['kind']; readonly said: Said | null; readonly refusal: LineRefusal | null };

const readLines = ({ parts, lines, currency, mark }: ToJudge): Read[] =>
  lines.flatMap((line) => {
    const part = parts[line.part];
    const source = part && sourceNamed(part.source, part.kind);
    if (!part || !source || isTotal(line.cells)) return [];
    const judged = judgeLine({ source, mapping: part.mapping, header: part.header, mark, currency }, line.cells);
    const said = 'said' in judged ? judged.said : null;
    return [{ ...line, kind: part.kind, said, refusal: 'refusal' in judged ? judged.refusal : null }];
  });

/** What is known before a line is judged: who is in the program, which codes are given out, what stands already. */
interface Known {
  readonly placeOf: (email: string) => Affiliate | undefined;
  readonly placeWith: (who: { readonly id: number } | { readonly code: string }) => Affiliate | undefined;
  readonly taken: Set<string>;
  readonly standing: ReadonlyMap<string, ImportLine>;
  readonly keyOf: (read: { readonly part: number; readonly kind: PartReading['kind'] }, externalId: string) => string;
  /** Affiliates of this file, as the source numbers them. */
  readonly coming: Set<string>;
  readonly seen: Set<string>;
}

const CODES_AROUND = 9;
const around = (code: string): string[] => [code, ...Array.from({ length: CODES_AROUND - 1 }, (_, n) => `${code}-${n + 2}`)];

const lookUp = async (strapi: Core.Strapi, { programId, parts }: ToJudge, read: readonly Read[]): Promise<Known> => {
  const emails = read.flatMap(({ said }) => [said?.email ?? [], said?.sponsorId?.includes('@') ? said.sponsorId : []].flat());
  const parties = await people(strapi).partiesByEmail(emails);
  const inProgram = await affiliates(strapi).affiliatesInProgram(programId);
  const places = new Map(inProgram.map((place) => [place.partyId, place]));
  const [byId, byCode] = [
    new Map(inProgram.map((place) => [place.id, place])),
    new Map(inProgram.map((place) => [normalizeCode(place.code), place])),
  ];
  const codes = read.flatMap(({ said }) => (said?.code == null ? [] : around(fittingCode(said.code) ?? ''))).filter((code) => code !== '');
  const keyOf: Known['keyOf'] = ({ part, kind }, externalId) => liveKeyOf(programId, parts[part]?.source ?? 'generic', kind, externalId);
  const keys = read.flatMap((one) =>
    one.said
      ? [
          keyOf(one, one.said.externalId),
          keyOf({ ...one, kind: 'affiliate' }, one.said.affiliateId ?? ''),
          keyOf({ ...one, kind: 'affiliate' }, one.said.sponsorId ?? ''),
        ]
      : [],
  );
  return {
    placeOf: (email) => {
      const party = parties.get(email);
      return party && places.get(party.id);
    },
    placeWith: (who) => ('id' in who ? byId.get(who.id) : byCode.get(normalizeCode(who.code))),
    taken: new Set(await affiliates(strapi).codesTaken(codes)),
    standing: await imports(strapi).standing([...new Set(keys)]),
    keyOf,
    coming: new Set(),
    seen: new Set(),
  };
};

const refuse = ({ line, part, kind, cells, said }: Read, reason: LineRefusal): JudgedLine => ({
  ...{ line, part, kind, cells, said, reason },
  verdict: 'refuse',
  notes: [],
  code: null,
});

/** The code a place gets: the one they had where a link can carry it and nobody has it, else one close to it. */
const codeFor = (said: Said, known: Known): { readonly code: string | null; readonly changed: boolean } => {
  if (said.code === null) return { code: null, changed: false };
  const fitting = refusalOfCode(said.code) === null ? said.code.trim() : fittingCode(said.code);
  const free =
    fitting === null ? undefined : around(fitting).find((code) => refusalOfCode(code) === null && !known.taken.has(normalizeCode(code)));
  if (free !== undefined) known.taken.add(normalizeCode(free));
  return { code: free ?? null, changed: free !== said.code };
};

const wasEnded = (strapi: Core.Strapi, place: Affiliate): Promise<boolean> =>
  place.state === 'blocked' ? imports(strapi).endedByUndo(place.id) : Promise.resolve(false);

const judgeAffiliate = async (strapi: Core.Strapi, read: Read, said: Said, known: Known): Promise<JudgedLine> => {
  const { line, part, kind, cells } = read;
  const same = { line, part, kind, cells, said, reason: null };
  const place = said.email === null ? undefined : known.placeOf(said.email);
  if (!place) {
    const { code, changed } = codeFor(said, known);
    const notes: LineNote[] = changed ? [...said.notes, 'CODE_CHANGED'] : [...said.notes];
    return { ...same, verdict: 'make', notes, code };
  }
  const again = await wasEnded(strapi, place);
  if (place.state === 'blocked' && !again) return refuse(read, 'PLACE_BLOCKED');
  return {
    ...same,
    verdict: again ? 'make' : 'match',
    notes: [...said.notes, again ? 'WELCOME_BACK' : 'STANDS_ALREADY'],
    code: place.code,
  };
};

/** Whether anybody is known whose earning it is: by number from this file or an earlier one, or by address. */
const isSomebodys = (read: Read, said: Said, known: Known): boolean => {
  const byId = said.affiliateId === null ? null : known.keyOf({ ...read, kind: 'affiliate' }, said.affiliateId);
  return (
    (byId !== null && (known.coming.has(byId) || known.standing.has(byId))) ||
    (said.email !== null && known.placeOf(said.email) !== undefined)
  );
};

const judgeEarning = (read: Read, said: Said, known: Known): JudgedLine => {
  if (!isSomebodys(read, said, known)) return refuse(read, 'AFFILIATE_UNKNOWN');
  const { line, part, kind, cells } = read;
  return { line, part, kind, cells, said, reason: null, verdict: said.owed > 0 ? 'book' : 'tell', notes: said.notes, code: null };
};

/** Who brought a customer: by number from this file or an earlier one, by address, or by code. */
const bringerOf = (read: Read, who: string, known: Known): Bringer | undefined => {
  const key = known.keyOf({ ...read, kind: 'affiliate' }, who);
  const standing = known.standing.get(key)?.affiliateId ?? null;
  if (standing !== null) return known.placeWith({ id: standing });
  const place = who.includes('@') ? known.placeOf(who) : known.placeWith({ code: who });
  return place ?? (known.coming.has(key) || known.seen.has(`mail:${who}`) ? 'coming' : undefined);
};

const judgeCustomer = (read: Read, said: Said, known: Known, customers: KnownCustomers): JudgedLine => {
  const { line, part, kind, cells } = read;
  const same = { line, part, kind, cells, said, reason: null };
  const who = said.sponsorId ?? null;
  if (who === null) return { ...same, verdict: 'know', notes: ['NOBODY_BROUGHT'], code: null };
  const bringer = bringerOf(read, who, known);
  const refusal = refusalToBind(said, bringer, customers);
  if (refusal !== null) return refuse(read, refusal);
  return { ...same, verdict: 'bind', notes: [], code: typeof bringer === 'object' ? bringer.code : null };
};

/** Why a line is not looked at any further: nothing is said in it, it stands here, or stood in the file before. */
const refusalAtOnce = ({ said, refusal, ...read }: Read, known: Known): LineRefusal | null => {
  if (!said) return refusal ?? 'ID_MISSING';
  const key = known.keyOf(read, said.externalId);
  if (known.standing.has(key)) return 'IMPORTED_BEFORE';
  // One person twice is one person, whatever number the second line has.
  const marks = [key, ...(said.kind === 'affiliate' && said.email !== null ? [`mail:${said.email}`] : [])];
  if (marks.some((mark) => known.seen.has(mark))) return 'DUPLICATE_IN_FILE';
  for (const mark of marks) known.seen.add(mark);
  return null;
};

const judgeOne = async (strapi: Core.Strapi, read: Read, known: Known): Promise<JudgedLine> => {
  const refusal = refusalAtOnce(read, known);
  const { said } = read;
  if (refusal !== null || !said) return refuse(read, refusal ?? 'ID_MISSING');
  const judged = said.kind === 'affiliate' ? await judgeAffiliate(strapi, read, said, known) : judgeEarning(read, said, known);
  if (said.kind === 'affiliate' && judged.verdict !== 'refuse') known.coming.add(known.keyOf(read, said.externalId));
  return judged;
};

/**
 * Customers, once everybody of the file is known. A customer of several orders stands in several lines: the first that says who brought them
 * counts.
 */
const judgeCustomers = async (strapi: Core.Strapi, programId: number, read: readonly Read[], known: Known): Promise<JudgedLine[]> => {
  const bringers = read.map((one) => (one.said?.sponsorId == null ? undefined : bringerOf(one, one.said.sponsorId, known)));
  const customers = await lookUpCustomers(strapi, programId, {
    emails: read.flatMap(({ said }) => said?.email ?? []),
    bringers: bringers.flatMap((one) => (typeof one === 'object' ? one : [])),
    at: now(),
  });
  const isNamed = ({ said }: Read): boolean => (said?.sponsorId ?? null) !== null;
  return [...read.filter(isNamed), ...read.filter((one) => !isNamed(one))].map((one) => {
    const refusal = refusalAtOnce(one, known);
    return refusal !== null || !one.said ? refuse(one, refusal ?? 'ID_MISSING') : judgeCustomer(one, one.said, known, customers);
  });
};

/** Says of a line whose recruiter nobody will know that it goes without; who is in the file counts, wherever they stand in it. */
const withSponsor = (judged: JudgedLine, known: Known): JudgedLine => {
  const sponsorId = judged.kind === 'affiliate' && judged.verdict !== 'refuse' ? (judged.said?.sponsorId ?? null) : null;
  if (sponsorId === null) return judged;
  const key = known.keyOf(judged, sponsorId);
  const isKnown = known.coming.has(key) || known.standing.has(key) || known.seen.has(`mail:${sponsorId}`) || known.placeOf(sponsorId);
  return isKnown ? judged : { ...judged, notes: [...judged.notes, 'SPONSOR_UNKNOWN'] };
};

/** What would become of every line, by the shop as it stands; writes nothing. People come before what they earned, wherever both stand. */
export const judgeImport = async (strapi: Core.Strapi, asked: ToJudge): Promise<readonly JudgedLine[]> => {
  const read = readLines(asked);
  const known = await lookUp(strapi, asked, read);
  const judged: JudgedLine[] = [];
  for (const kind of ['affiliate', 'earning'] as const)
    for (const one of read.filter((each) => each.kind === kind)) judged.push(await judgeOne(strapi, one, known));
  const ofCustomers = read.filter(({ kind }) => kind === 'customer');
  if (ofCustomers.length > 0) judged.push(...(await judgeCustomers(strapi, asked.programId, ofCustomers, known)));
  return judged.map((one) => withSponsor(one, known)).sort((a, b) => a.line - b.line);
};
