import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';
import type { Managed } from '../../platform/managed';
import { afterCommit } from '../../platform/transaction';
import { now } from '../../platform/clock';
import { beginEarlierContracts } from './actions/begin-contract';
import { changeRate } from './actions/change-rate';
import { REMINDED_BEFORE_MS, sayToContract, type Saying } from './actions/contract';
import { caseOf, type ContractCase } from './actions/contract-case';
import { enrol, type Enrolment } from './actions/enrol';
import { changePlace, type Place } from './actions/change-place';
import { changeSponsor, type SponsorWish } from './actions/change-sponsor';
import { recruitsAt } from './actions/recruits-at';
import { countSale, type Risen } from './actions/count-sale';
import { approve, block, changeCode, type BlockReason } from './actions/manage';
import { partingVerbs, type PartingVerbs } from './actions/part-contract';
import { endByDeal } from './actions/end-by-deal';
import { enterByDeal, type PlaceByDeal } from './actions/place-by-deal';
import { foresee, peopleUnder, type Foreseen } from './actions/foresee';
import { draftContract, type ContractDraft } from './actions/draft-contract';
import { signContract, type Signature } from './actions/sign-contract';
import { publishTerms } from './actions/terms';
import type { Affiliate, Link } from './domain/affiliate';
import { normalizeCode } from './domain/code';
import { revisionFrom, type Contract, type ContractEntry, type Offer } from './domain/contract';
import type { ContractLocale } from './domain/contract-locale';
import type { ContractPaper } from './domain/contract-paper';
import type { Listing } from './domain/listing';
import { boundAt, type Bound, type Recruitment } from './domain/recruitment';
import type { Program, Terms } from './domain/terms';
import type { TierLadder } from './domain/tiers';
import {
  affiliateByCode,
  affiliateByDocumentId,
  affiliateById,
  affiliatesSteady,
  affiliatesWhere,
  allAffiliates,
  groupsOf,
  idsOf,
  joinedByMonth,
  changeAffiliate,
  managedAffiliates,
  pageOfAffiliates,
  placesOf,
  type AffiliateFilter,
  type PlaceKey,
} from './store/affiliates';
import { codesTaken } from './store/codes';
import { entriesSince, runningOut } from './store/contracts';
import { linkBook } from './store/link-book';
import { findListings, listingBySlug, listingOfProgram } from './store/listings';
import { paperOf } from './store/notices';
import { allPrograms, programByDocumentId, programById, windowsOfPrograms } from './store/programs';
import { recruitmentsAbout, recruitmentsOf } from './store/recruitments';
import { standingContracts, type StandingContract } from './store/standing-contracts';
import { countedFor, setReturned, tiersKeptUntil, tiersReachedBy, type AffiliateSale, type TierEntry } from './store/tiers';
import { versionsOf, type ProgramVersion } from './store/versions';
import { territoryVerbs, type TerritoryVerbs } from './actions/territories';
import { watchPrograms } from './store/watch-programs';

export type { Acceptance } from './actions/begin-contract';
export type { PlaceByDeal } from './actions/place-by-deal';
export type { Saying } from './actions/contract';
export type { ContractCase } from './actions/contract-case';
export type { Enrolment } from './actions/enrol';
export type { Foreseen } from './actions/foresee';
export type { ContractDraft } from './actions/draft-contract';
export type { Direction, TermChange } from './domain/change';
export type { Consent, Contract, ContractEntry, EntryKind, Notice, Offer } from './domain/contract';
export type { ContractLocale } from './domain/contract-locale';
export type { Affiliate, Link } from './domain/affiliate';
export type { BlockReason } from './actions/manage';
export type { AffiliateState, BlockCode } from './domain/affiliate-state';
export type { Admission, DealerForm, ProgramKind } from './domain/admission';
export type { Criterion, Listing, Question } from './domain/listing';
export type { Program, Terms } from './domain/terms';
export type { AffiliateFilter } from './store/affiliates';
export type { StandingContract } from './store/standing-contracts';
export * from './domain/paid-events';
export type { ProgramVersion } from './store/versions';
export { REMINDED_BEFORE_MS } from './actions/contract';
export type { Place } from './actions/change-place';
export type { SponsorWish } from './actions/change-sponsor';
export type { Recruitment } from './domain/recruitment';
export type { Risen } from './actions/count-sale';
export { isFixedPay, type RateRule, type SaleFacts } from './domain/rate-rule';
export type { TierLadder } from './domain/tiers';
export type { TierEntry } from './store/tiers';
export { troubleWithLevels, troubleWithRates, troubleWithRules } from './domain/check-rates';
export { isPastMonths } from './domain/months';
export { isLetIn, isOnPath, type PathStage } from './domain/path-stage';
export { missingFacts, rateFor, rulesForGroup } from './domain/rate-rule';
export { nextTier, rungOf, spanAt, tierAt } from './domain/tiers';
export { changesBetween, termsFor, verdictOn } from './domain/change';
export { contractAt, isByDeal } from './domain/contract';
export { filled, placeholders } from './domain/contract-text';
export { isReserved, normalizeCode, refusalOfCode } from './domain/code';
export { affiliateFailures } from './domain/failures';
export { exclusiveAt, type Territory } from './domain/territory';
export { changedTerms, EQUAL_SHARES, lacksTerms, sharingOf, termsOf } from './domain/terms';
export { mayReturn } from './actions/part-contract';
export { noticeDays } from './settings';
export { LETTERS_JOB, promisedBy } from './store/notices';

type Decided = Promise<Outcome<Affiliate, Failure>>;

/** The room of programs and the people in them. `id` is the row, `documentId` what the admin panel knows it by. */
export interface AffiliatesService extends TerritoryVerbs, PartingVerbs {
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
  /** Which of some codes, in their one spelling, are given out or ever were. */
  codesTaken(codes: readonly string[]): Promise<ReadonlySet<string>>;
  affiliate(id: number): Promise<Affiliate | null>;
  affiliateOfDocument(documentId: string): Promise<Affiliate | null>;
  affiliates(ids: readonly number[]): Promise<ReadonlyMap<number, Affiliate>>;
  /** The same, unchanged until the unit of work ends; for money that depends on whether somebody is blocked. */
  affiliatesSteady(ids: readonly number[]): Promise<ReadonlyMap<number, Affiliate>>;
  affiliatesOfParty(partyId: number): Promise<readonly Affiliate[]>;
  affiliatesByUser(userId: number): Promise<readonly Affiliate[]>;
  recruitsOf(affiliateIds: readonly number[]): Promise<readonly Affiliate[]>;
  /** Whoever was bound to a sponsor at a moment, with until when that was to be; themselves as they are now. */
  recruitsAt(sponsorId: number, at: number): Promise<readonly Affiliate[]>;
  /** Who somebody was bound to at a moment, and until when. */
  boundAt(affiliate: Affiliate, at: number): Promise<Bound>;
  /** Every time an affiliate was bound to a sponsor, oldest first. */
  recruitmentsOf(affiliateId: number): Promise<readonly Recruitment[]>;
  /** Who came to some sponsors, or was taken from them, before a moment where one is given, newest first. */
  recruitmentsAbout(sponsorIds: readonly number[], limit: number, before?: number): Promise<readonly Recruitment[]>;
  affiliatesInProgram(programId: number): Promise<readonly Affiliate[]>;
  /** The places of parties in programs, with when they began. */
  placesOf(keys: readonly PlaceKey[]): ReturnType<typeof placesOf>;
  /** The rows of those a filter lets through. */
  idsOf(filter: Parameters<typeof idsOf>[1]): Promise<ReadonlySet<number>>;
  /** How many joined in each month, such as `2026-11`, until a moment. */
  joinedByMonth(programId: number | null, until: number): Promise<ReadonlyMap<string, number>>;
  page(filter: AffiliateFilter): Promise<{ readonly rows: readonly Affiliate[]; readonly total: number }>;
  /** Affiliates of one manager, or of everybody, as a part of a query: other lists are narrowed to them without reading them. */
  asQuery(managed: Managed | null): Knex.QueryBuilder;

  /** The terms affiliates are under at a moment, by affiliate; nobody who has no contract. */
  contractsAt(affiliates: ReadonlyArray<Pick<Affiliate, 'id' | 'programId'>>, at: number): Promise<ReadonlyMap<number, StandingContract>>;
  /** One affiliate's contract as it stands now, with everything that speaks about it. */
  contractOf(affiliate: Affiliate): Promise<ContractCase | null>;
  peopleUnder(programId: number): Promise<ReadonlyArray<{ readonly affiliate: Affiliate; readonly contract: Contract }>>;
  /** The contract a place on a path leads to; null for a place that has one. */
  draftContract(affiliate: Affiliate): Promise<ContractDraft | null>;
  /** Begins that contract by the affiliate's own consent: the end of the path, and the only way past it. */
  /** The place of a seller in the program of another, as the two agreed; and the end of such a contract before its day. */
  enterByDeal(wanted: PlaceByDeal): Decided;
  endByDeal(ending: Parameters<typeof endByDeal>[1]): Promise<Outcome<true, Failure>>;
  sign(documentId: string, signature: Signature): Decided;
  /** What an offer says on paper in one language, and the hash of it. */
  paperOf(
    of: Pick<ContractCase, 'program' | 'versions'>,
    offer: Offer,
    locale: ContractLocale,
  ): { readonly paper: ContractPaper; readonly hash: string };
  /** The next day from a moment on that a contract may be revised; null for never. */
  revisionOf(contract: Contract, from: number): number | null;
  /** Writes down what an affiliate says to their contract. */
  sayToContract(documentId: string, saying: Saying): Promise<Outcome<null, Failure>>;
  /** Who would be concerned by new terms, and from when. */
  foresee(program: Program, draft: Terms): Promise<readonly Foreseen[]>;
  publishTerms(documentId: string, draft: Terms, how: { readonly seen: number; readonly by: string }): Promise<Outcome<Program, Failure>>;
  /** Entries of a kind since a moment. */
  entriesSince(kind: ContractEntry['kind'], since: number): Promise<readonly ContractEntry[]>;
  /** How many contracts of active affiliates end within the time both sides are reminded. */
  countEnding(): Promise<number>;
  /** Affiliates whose contract runs out in a range of time, or did before it was renewed. */
  runningOut(from: number, until: number): Promise<readonly number[]>;

  /** Call inside the unit of work that found the party. */
  enrol(enrolment: Enrolment): Decided;
  approve(documentId: string, by: string): Decided;
  block(documentId: string, why: BlockReason, by: string): Decided;
  changeRate(documentId: string, rateBasisPoints: number | null, by: string): Decided;
  changeCode(documentId: string, code: string, by: string): Decided;
  changeSponsor(documentId: string, wish: SponsorWish, by: string): Decided;
  /** Puts somebody into a group, or into none, and under tags. */
  changePlace(documentId: string, place: Place, by: string): Decided;

  /** Counts a sale towards a tier; answers the tier somebody rose to by it. In the unit that settles the order. */
  countSale(sale: AffiliateSale & { readonly orderNumber: string }): Promise<Risen | null>;
  /** Whether the sales of an order count: not while it is refunded whole. */
  setReturned(orderId: number, returned: boolean): Promise<void>;
  tiersReached(affiliateIds: readonly number[]): Promise<readonly TierEntry[]>;
  /** Tiers that are kept until some moment of a range of time. */
  tiersKeptUntil(from: number, until: number): Promise<readonly TierEntry[]>;
  /** What somebody's sales add up to in the period of a moment. */
  countedFor(affiliateId: number, ladder: TierLadder, at: number): Promise<number>;
  groupsOf(programId: number): Promise<readonly string[]>;
  /** The account that has proven a party's mailbox owns its places in programs: what the generated reads go by. */
  giveToUser(partyId: number, userId: number): Promise<void>;

  /** What a code leads to, from memory: at most two seconds old on other instances, at once on this one. */
  linkOf(code: string): Link | undefined;
  /** The same for somebody's place in a program, by its row. */
  linkOfAffiliate(affiliateId: number): Link | undefined;
  longestWindowDays(): number;
  /** Starts watching codes and terms; the composition root's business. */
  open(): Promise<void>;
  close(): void;
}

/** The room's service, as any room or flow reaches it. */
export const affiliates = (strapi: Core.Strapi): AffiliatesService => door<AffiliatesService>(strapi, 'affiliates');

const byId = (rows: readonly Affiliate[]): ReadonlyMap<number, Affiliate> => new Map(rows.map((row) => [row.id, row]));

const countEnding = async (strapi: Core.Strapi): Promise<number> => {
  const at = now();
  const people = await affiliatesWhere(strapi, 'id', await runningOut(strapi, at, at + REMINDED_BEFORE_MS));
  const standing = await standingContracts(strapi, people, at);
  const ends = (id: number): boolean => {
    const contract = standing.get(id)?.contract;
    return contract !== undefined && !contract.lapsed && !contract.parted && contract.validUntil <= at + REMINDED_BEFORE_MS;
  };
  return people.filter(({ id, state }) => state === 'active' && ends(id)).length;
};

type TierVerbs = 'countSale' | 'setReturned' | 'tiersReached' | 'tiersKeptUntil' | 'countedFor' | 'groupsOf';
const tierVerbs = (strapi: Core.Strapi): Pick<AffiliatesService, TierVerbs> => ({
  countSale: (sale) => countSale(strapi, sale),
  setReturned: (orderId, returned) => setReturned(strapi, orderId, returned),
  tiersReached: (affiliateIds) => tiersReachedBy(strapi, affiliateIds),
  tiersKeptUntil: (from, until) => tiersKeptUntil(strapi, from, until),
  countedFor: (affiliateId, ladder, at) => countedFor(strapi, affiliateId, ladder, at),
  groupsOf: (programId) => groupsOf(strapi, programId),
});

type ContractVerbs =
  | 'contractsAt'
  | 'contractOf'
  | 'draftContract'
  | 'peopleUnder'
  | 'paperOf'
  | 'revisionOf'
  | 'sayToContract'
  | 'foresee'
  | 'publishTerms'
  | 'entriesSince'
  | 'countEnding'
  | 'endByDeal'
  | 'runningOut';
const contractVerbs = (strapi: Core.Strapi): Pick<AffiliatesService, ContractVerbs> => ({
  contractsAt: (people, at) => standingContracts(strapi, people, at),
  contractOf: (affiliate) => caseOf(strapi, affiliate, now()),
  draftContract: (affiliate) => draftContract(strapi, affiliate),
  peopleUnder: (programId) => peopleUnder(strapi, programId),
  paperOf: ({ program, versions }, offer, locale) => paperOf(program, versions, offer, locale),
  revisionOf: revisionFrom,
  sayToContract: (documentId, saying) => sayToContract(strapi, documentId, saying),
  foresee: (program, draft) => foresee(strapi, program, draft),
  publishTerms: (documentId, draft, how) => publishTerms(strapi, documentId, draft, how),
  entriesSince: (kind, since) => entriesSince(strapi, kind, since),
  countEnding: () => countEnding(strapi),
  endByDeal: (ending) => endByDeal(strapi, ending),
  runningOut: (from, until) => runningOut(strapi, from, until),
});

/** Who brought whom, and until when it counts. */
const recruitingVerbs = (
  strapi: Core.Strapi,
): Pick<AffiliatesService, 'recruitsOf' | 'recruitsAt' | 'boundAt' | 'recruitmentsOf' | 'recruitmentsAbout'> => ({
  recruitsOf: (affiliateIds) => affiliatesWhere(strapi, 'sponsor_id', affiliateIds),
  recruitsAt: (sponsorId, at) => recruitsAt(strapi, sponsorId, at),
  boundAt: async (affiliate, at) => boundAt(await recruitmentsOf(strapi, affiliate.id), affiliate, at),
  recruitmentsOf: (affiliateId) => recruitmentsOf(strapi, affiliateId),
  recruitmentsAbout: (sponsorIds, limit, before) => recruitmentsAbout(strapi, sponsorIds, limit, before),
});

/** Places in programs, as sums and lists ask for them. */
const placeVerbs = (strapi: Core.Strapi): Pick<AffiliatesService, 'placesOf' | 'idsOf' | 'joinedByMonth'> => ({
  placesOf: (keys) => placesOf(strapi, keys),
  idsOf: (filter) => idsOf(strapi, filter),
  joinedByMonth: (programId, until) => joinedByMonth(strapi, programId, until),
});

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
    codesTaken: (codes) => codesTaken(strapi, codes.map(normalizeCode)),
    affiliate: (id) => affiliateById(strapi, id),
    affiliateOfDocument: (documentId) => affiliateByDocumentId(strapi, documentId),
    affiliates: async (ids) => byId(await affiliatesWhere(strapi, 'id', ids)),
    affiliatesSteady: async (ids) => byId(await affiliatesSteady(strapi, ids)),
    affiliatesOfParty: (partyId) => affiliatesWhere(strapi, 'party_id', [partyId]),
    affiliatesByUser: (userId) => affiliatesWhere(strapi, 'owner_user_id', [userId]),
    ...recruitingVerbs(strapi),
    affiliatesInProgram: (programId) => affiliatesWhere(strapi, 'program_id', [programId]),
    ...placeVerbs(strapi),
    page: (filter) => pageOfAffiliates(strapi, filter),
    asQuery: (managed) => (managed ? managedAffiliates(strapi, managed) : allAffiliates(strapi)),

    ...contractVerbs(strapi),
    enrol: (enrolment) => told(enrol(strapi, enrolment)),
    enterByDeal: (wanted) => told(enterByDeal(strapi, wanted)),
    sign: (documentId, signature) => told(signContract(strapi, documentId, signature)),
    approve: (documentId, by) => told(approve(strapi, documentId, by)),
    block: (documentId, why, by) => told(block(strapi, documentId, why, by)),
    changeRate: (documentId, rate, by) => told(changeRate(strapi, documentId, rate, by)),
    changeCode: (documentId, code, by) => told(changeCode(strapi, documentId, code, by)),
    changePlace: (documentId, place, by) => told(changePlace(strapi, documentId, place, by)),
    changeSponsor: (documentId, wish, by) => told(changeSponsor(strapi, documentId, wish, by)),
    ...tierVerbs(strapi),
    ...territoryVerbs(strapi),
    ...partingVerbs(strapi),
    giveToUser: async (partyId, userId) => {
      for (const place of await affiliatesWhere(strapi, 'party_id', [partyId]))
        await changeAffiliate(strapi, place.id, { ownerUserId: userId });
    },

    linkOf: (code) => book.linkOf(normalizeCode(code)),
    linkOfAffiliate: (affiliateId) => book.linkOfAffiliate(affiliateId),
    longestWindowDays: () => book.longestWindowDays(),
    open: async () => {
      watchPrograms(strapi, () => listeners.forEach((tell) => tell()));
      await allPrograms(strapi);
      await beginEarlierContracts(strapi);
      await book.start();
    },
    close: () => book.stop(),
  };
};
