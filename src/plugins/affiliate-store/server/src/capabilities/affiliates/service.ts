import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';
import { afterCommit } from '../../platform/transaction';
import { enrol, type Enrolment } from './actions/enrol';
import { approve, block, changeCode, changeRate } from './actions/manage';
import type { Affiliate, Link } from './domain/affiliate';
import { normalizeCode } from './domain/code';
import type { Listing } from './domain/listing';
import type { Program } from './domain/terms';
import {
  affiliateByCode,
  affiliateByDocumentId,
  affiliateById,
  affiliatesSteady,
  affiliatesWhere,
  changeAffiliate,
  pageOfAffiliates,
  type AffiliateFilter,
} from './store/affiliates';
import { linkBook } from './store/link-book';
import { findListings, listingBySlug, listingOfProgram } from './store/listings';
import { allPrograms, programByDocumentId, programById, versionsOf, windowsOfPrograms, type ProgramVersion } from './store/programs';
import { watchPrograms } from './store/watch-programs';

export type { Acceptance, Enrolment } from './actions/enrol';
export type { Affiliate, Link } from './domain/affiliate';
export type { AffiliateState } from './domain/affiliate-state';
export { lacksTerms } from './domain/admission';
export type { Admission, DealerForm, ProgramKind } from './domain/admission';
export type { Criterion, Listing, Question } from './domain/listing';
export type { Program, Terms } from './domain/terms';
export type { AffiliateFilter } from './store/affiliates';
export type { ProgramVersion } from './store/programs';
export { affiliateFailures } from './domain/failures';
export { termsOf } from './domain/terms';

type Decided = Promise<Outcome<Affiliate, Failure>>;

/** The room of programs and the people in them. `id` is the row, `documentId` what the admin panel knows it by. */
export interface AffiliatesService {
  /** A program with the number of the terms in force this moment. */
  program(id: number): Promise<Program | null>;
  programOfDocument(documentId: string): Promise<Program | null>;
  programs(): Promise<readonly Program[]>;
  versionsOf(programId: number): Promise<readonly ProgramVersion[]>;
  /** Programs as people who might join see them, oldest first. */
  listings(which: 'listed' | 'all'): Promise<readonly Listing[]>;
  listing(slug: string): Promise<Listing | null>;
  listingOfProgram(programId: number): Promise<Listing | null>;
  /** Calls `tell` whenever this instance wrote a program. */
  whenProgramsChange(tell: () => void): void;
  /** Window in days by program. */
  windows(): Promise<ReadonlyMap<number, number>>;

  /** The affiliate who has this code now, in whatever state. */
  affiliateByCode(code: string): Promise<Affiliate | null>;
  affiliate(id: number): Promise<Affiliate | null>;
  affiliateOfDocument(documentId: string): Promise<Affiliate | null>;
  affiliates(ids: readonly number[]): Promise<ReadonlyMap<number, Affiliate>>;
  /** The same, unchanged until the unit of work ends; for money that depends on whether somebody is blocked. */
  affiliatesSteady(ids: readonly number[]): Promise<ReadonlyMap<number, Affiliate>>;
  affiliatesOfParty(partyId: number): Promise<readonly Affiliate[]>;
  affiliatesByUser(userId: number): Promise<readonly Affiliate[]>;
  recruitsOf(affiliateId: number): Promise<readonly Affiliate[]>;
  affiliatesInProgram(programId: number): Promise<readonly Affiliate[]>;
  page(filter: AffiliateFilter): Promise<{ readonly rows: readonly Affiliate[]; readonly total: number }>;

  /** Call inside the unit of work that found the party. */
  enrol(enrolment: Enrolment): Decided;
  approve(documentId: string, by: string): Decided;
  block(documentId: string, reason: string, by: string): Decided;
  changeRate(documentId: string, rateBasisPoints: number | null, by: string): Decided;
  changeCode(documentId: string, code: string, by: string): Decided;
  /** The account that has proven a party's mailbox owns its places in programs: what the generated reads go by. */
  giveToUser(partyId: number, userId: number): Promise<void>;

  /** What a code leads to, from memory: at most two seconds old on other instances, at once on this one. */
  linkOf(code: string): Link | undefined;
  longestWindowDays(): number;
  /** Starts watching codes and terms; the composition root's business. */
  open(): Promise<void>;
  close(): void;
}

/** The room's service, as any room or flow reaches it. */
export const affiliates = (strapi: Core.Strapi): AffiliatesService => door<AffiliatesService>(strapi, 'affiliates');

const byId = (rows: readonly Affiliate[]): ReadonlyMap<number, Affiliate> => new Map(rows.map((row) => [row.id, row]));

/** Makes the room's service. */
export const affiliatesService = ({ strapi }: { strapi: Core.Strapi }): AffiliatesService => {
  const book = linkBook(strapi);
  const listeners = new Set<() => void>();
  const told = async (decided: Decided): Decided => {
    const outcome = await decided;
    // Not before it is committed: what a unit undoes, no link may have heard of.
    if (outcome.ok) afterCommit(strapi, () => book.learn(outcome.value));
    return outcome;
  };
  return {
    program: (id) => programById(strapi, id),
    programOfDocument: (documentId) => programByDocumentId(strapi, documentId),
    programs: () => allPrograms(strapi),
    versionsOf: (programId) => versionsOf(strapi, programId),
    listings: (which) => findListings(strapi, which),
    listing: (slug) => listingBySlug(strapi, slug),
    listingOfProgram: (programId) => listingOfProgram(strapi, programId),
    whenProgramsChange: (tell) => void listeners.add(tell),
    windows: () => windowsOfPrograms(strapi),

    affiliateByCode: (code) => affiliateByCode(strapi, normalizeCode(code)),
    affiliate: (id) => affiliateById(strapi, id),
    affiliateOfDocument: (documentId) => affiliateByDocumentId(strapi, documentId),
    affiliates: async (ids) => byId(await affiliatesWhere(strapi, 'id', ids)),
    affiliatesSteady: async (ids) => byId(await affiliatesSteady(strapi, ids)),
    affiliatesOfParty: (partyId) => affiliatesWhere(strapi, 'party_id', [partyId]),
    affiliatesByUser: (userId) => affiliatesWhere(strapi, 'owner_user_id', [userId]),
    recruitsOf: (affiliateId) => affiliatesWhere(strapi, 'sponsor_id', [affiliateId]),
    affiliatesInProgram: (programId) => affiliatesWhere(strapi, 'program_id', [programId]),
    page: (filter) => pageOfAffiliates(strapi, filter),

    enrol: (enrolment) => told(enrol(strapi, enrolment)),
    approve: (documentId, by) => told(approve(strapi, documentId, by)),
    block: (documentId, reason, by) => told(block(strapi, documentId, reason, by)),
    changeRate: (documentId, rate, by) => told(changeRate(strapi, documentId, rate, by)),
    changeCode: (documentId, code, by) => told(changeCode(strapi, documentId, code, by)),
    giveToUser: async (partyId, userId) => {
      for (const place of await affiliatesWhere(strapi, 'party_id', [partyId]))
        await changeAffiliate(strapi, place.id, { ownerUserId: userId });
    },

    linkOf: (code) => book.linkOf(normalizeCode(code)),
    longestWindowDays: () => book.longestWindowDays(),
    open: async () => {
      watchPrograms(strapi, () => listeners.forEach((tell) => tell()));
      await allPrograms(strapi);
      await book.start();
    },
    close: () => book.stop(),
  };
};
