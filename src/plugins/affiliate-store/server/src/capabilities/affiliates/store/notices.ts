import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { canonical, contentHash } from '../../../platform/ids';
import { enqueue } from '../../../platform/jobs';
import { setting } from '../../../platform/settings';
import { changesBetween, termsFor, verdictOn } from '../domain/change';
import { contractAt, revisionFrom, sameOffer, type Consent, type Contract, type Offer } from '../domain/contract';
import type { ContractLocale } from '../domain/contract-locale';
import { contractPaper, type ContractPaper } from '../domain/contract-paper';
import { monthsAfter } from '../../../kernel/months';
import type { Program } from '../domain/terms';
import { noticeDays } from '../settings';
import { entriesInProgram, insertEntries, type NewEntry } from './contracts';
import { versionsOf, type ProgramVersion } from './versions';

const DAY = 86_400_000;

/** Tells the people concerned, after the unit of work in which something was written. */
export const LETTERS_JOB = 'affiliates.write-contract-letters';

/** The versions of a program by number. */
export type Versions = ReadonlyMap<number, ProgramVersion>;
export const versionsByNumber = async (strapi: Core.Strapi, programId: number): Promise<Versions> =>
  new Map((await versionsOf(strapi, programId)).map((each) => [each.version, each]));

/** What an offer promises: the version's terms with the affiliate's own rate, and its words. */
export const promisedBy = (versions: Versions, { version, rateBasisPoints, group = null }: Offer) => {
  const known = versions.get(version);
  if (!known) throw new Error(`version ${version} of the program was never written down`);
  return { version, terms: termsFor(known.terms, rateBasisPoints, group), texts: known.texts };
};

type Named = Pick<Program, 'id' | 'documentId' | 'name' | 'validityMonths' | 'revisionMonths'>;

/** The paper of an offer, with its hash. */
export const paperOf = (
  program: Named,
  versions: Versions,
  offer: Offer,
  locale: ContractLocale,
): { readonly paper: ContractPaper; readonly document: string; readonly hash: string } => {
  const paper = contractPaper(program, promisedBy(versions, offer), locale);
  return { paper, document: canonical(paper), hash: contentHash(paper) };
};

/** An entry about an offer, with the paper it is about. */
export const entryFor = (
  { program, versions }: { readonly program: Named; readonly versions: Versions },
  affiliateId: number,
  offer: Offer,
  said: Pick<NewEntry, 'kind' | 'at' | 'by'> & { readonly consent: Consent } & Partial<NewEntry>,
): NewEntry => {
  const locale = (said.locale ?? 'en') as ContractLocale;
  const { document, hash } = paperOf(program, versions, offer, locale);
  return {
    affiliateId,
    programId: program.id,
    ...offer,
    noticeId: null,
    noticeEndsAt: null,
    revisionAt: null,
    validUntil: null,
    revisionMonths: null,
    locale: null,
    note: null,
    ...said,
    document,
    hash,
  };
};

/** The beginning of a contract under the program's present terms. */
export const beginning = (
  program: Program,
  versions: Versions,
  affiliate: { readonly id: number; readonly rateBasisPoints: number | null; readonly group: string | null },
  said: Pick<NewEntry, 'by' | 'consent'> & Partial<Pick<NewEntry, 'locale' | 'note' | 'validUntil'>>,
): NewEntry => {
  const at = now();
  const offer = { version: program.version, rateBasisPoints: affiliate.rateBasisPoints, group: affiliate.group };
  const validUntil = monthsAfter(at, program.validityMonths);
  return entryFor({ program, versions }, affiliate.id, offer, {
    kind: 'joined',
    at,
    validUntil,
    revisionMonths: program.revisionMonths,
    ...said,
  });
};

/**
 * What is written into one contract when another offer is made: better and equal terms apply at once, worse ones wait for notice and
 * consent. Nothing where the same is offered already.
 */
export const entryOfOffer = (
  of: { readonly program: Named; readonly versions: Versions },
  affiliateId: number,
  contract: Contract,
  offer: Offer,
  { at, days, by }: { readonly at: number; readonly days: number; readonly by: string },
): NewEntry | null => {
  if (sameOffer(contract.present, offer)) return null;
  const verdict = verdictOn(changesBetween(promisedBy(of.versions, contract.offer), promisedBy(of.versions, offer)));
  const said = { at, by, consent: 'none' } as const;
  if (verdict !== 'worse') return entryFor(of, affiliateId, offer, { kind: 'bettered', ...said });
  const noticeEndsAt = at + days * DAY;
  return entryFor(of, affiliateId, offer, { kind: 'noticed', ...said, noticeEndsAt, revisionAt: revisionFrom(contract, noticeEndsAt) });
};

/** Has the letters written about what was just written into contracts, once it is committed. */
export const haveLettersWritten = (): Promise<void> => enqueue({ name: LETTERS_JOB, payload: {}, key: LETTERS_JOB });

/** Offers everybody in a program its new terms, in the unit of work that numbers them. */
export const tellProgram = async (strapi: Core.Strapi, program: Program): Promise<void> => {
  const at = now();
  const [days, versions] = [await setting(strapi, noticeDays), await versionsByNumber(strapi, program.id)];
  const entries: NewEntry[] = [];
  for (const [affiliateId, written] of await entriesInProgram(strapi, program.id)) {
    const contract = contractAt(written, at);
    if (!contract) continue;
    const offer = { ...contract.present, version: program.version };
    const entry = entryOfOffer({ program, versions }, affiliateId, contract, offer, { at, days, by: 'program' });
    if (entry) entries.push(entry);
  }
  await insertEntries(strapi, entries);
  if (entries.length > 0) await haveLettersWritten();
};
