import type { Core } from '@strapi/strapi';
import type { AffiliateDetail, AffiliateRow, ProgramView } from '../../../../contracts/admin-affiliates';
import {
  affiliateFailures,
  affiliates,
  termsOf,
  type Affiliate,
  type AffiliateFilter,
  type AffiliatesService,
  type Program,
} from '../../capabilities/affiliates/service';
import { attribution, type AttributionService } from '../../capabilities/attribution/service';
import { publicUrl } from '../../capabilities/checkout/service';
import { dayRange } from '../../capabilities/insights/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { managedOf, namedManagers } from '../managers/read-managers';

/** Who takes part: affiliates know the people, attribution knows what their links did. */
export interface ReadAffiliatesCast {
  readonly affiliates: Pick<
    AffiliatesService,
    'page' | 'affiliateOfDocument' | 'affiliate' | 'recruitsOf' | 'recruitmentsOf' | 'affiliates' | 'program'
  >;
  readonly attribution: Pick<AttributionService, 'clicksOf' | 'outcomesOf'>;
}

const castOf = (strapi: Core.Strapi): ReadAffiliatesCast => ({ affiliates: affiliates(strapi), attribution: attribution(strapi) });

/** A program as staff reads it. */
export const programView = (program: Program): ProgramView => ({
  ...termsOf(program),
  id: program.documentId,
  name: program.name,
  version: program.version,
  open: program.open,
});

/** An affiliate as staff reads them, with the link to share; programs are looked up by row. */
export const affiliateView = async (
  strapi: Core.Strapi,
  affiliate: Affiliate,
  cast: Pick<ReadAffiliatesCast, 'affiliates'> = castOf(strapi),
  manager?: AffiliateRow['manager'],
): Promise<AffiliateRow> => {
  const program = await cast.affiliates.program(affiliate.programId);
  const site = await setting(strapi, publicUrl);
  return {
    id: affiliate.documentId,
    name: affiliate.name,
    email: affiliate.email,
    code: affiliate.code,
    url: `${site}/r/${affiliate.code}`,
    state: affiliate.state,
    program: { id: program?.documentId ?? '', name: program?.name ?? affiliate.programName },
    rateBasisPoints: affiliate.rateBasisPoints,
    group: affiliate.group,
    tags: [...affiliate.tags],
    enrolledAt: new Date(affiliate.enrolledAt).toISOString(),
    blockedReason: affiliate.blockedReason,
    blockedCode: affiliate.blockedCode,
    pathStage: affiliate.pathStage,
    manager: manager === undefined ? (await namedManagers(strapi, [affiliate]))(affiliate) : manager,
  };
};

/** One page of the list of affiliates, newest first. */
export const listAffiliates = async (
  strapi: Core.Strapi,
  filter: AffiliateFilter,
  cast: ReadAffiliatesCast = castOf(strapi),
): Promise<{ readonly rows: readonly AffiliateRow[]; readonly nextCursor: string | null; readonly total: number }> => {
  const { rows, total } = await cast.affiliates.page(filter);
  const views: AffiliateRow[] = [];
  const managerOf = await namedManagers(strapi, rows);
  for (const row of rows) views.push(await affiliateView(strapi, row, cast, managerOf(row)));
  const last = rows.length === filter.limit ? rows.at(-1) : undefined;
  return { rows: views, nextCursor: last ? String(last.id) : null, total };
};

const bindingsOf = async (
  { affiliates: room }: ReadAffiliatesCast,
  { id }: Affiliate,
  isShown: (one: Affiliate) => boolean,
): Promise<AffiliateDetail['bindings']> => {
  const rows = await room.recruitmentsOf(id);
  const all = await room.affiliates(rows.flatMap(({ sponsorId }) => sponsorId ?? []));
  const named = new Map([...all].filter(([, one]) => isShown(one)));
  return rows.map(({ at, how, sponsorId, reason }) => ({
    at: isoOf(at),
    how,
    sponsor: sponsorId === null ? null : (named.get(sponsorId)?.code ?? null),
    reason,
  }));
};

/** Tells which of some affiliates an administrator may be shown who sees only those of one manager. */
const shownTo = async (strapi: Core.Strapi, staffId: number | null, among: readonly Affiliate[]): Promise<(one: Affiliate) => boolean> => {
  const managerOf = staffId === null ? null : await namedManagers(strapi, among);
  return (one) => managerOf === null || managerOf(one)?.id === staffId;
};

/** What narrows the list of affiliates to those of the manager who asks, and of the one who is asked about. */
export const managedFilter = (
  strapi: Core.Strapi,
  only: number | null,
  asked: string | undefined,
): Pick<AffiliateFilter, 'managed' | 'alsoManaged'> => ({
  managed: managedOf(strapi, only),
  alsoManaged: managedOf(strapi, asked === undefined ? null : Number(asked)),
});

/** One affiliate with terms, sponsor, recruits, and what their links did in the last thirty days. */
export const readAffiliate = async (
  strapi: Core.Strapi,
  documentId: string,
  onlyManagedBy: number | null,
  cast: ReadAffiliatesCast = castOf(strapi),
): Promise<Outcome<AffiliateDetail, Failure>> => {
  const affiliate = await cast.affiliates.affiliateOfDocument(documentId);
  const program = affiliate && (await cast.affiliates.program(affiliate.programId));
  if (!affiliate || !program) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const sponsor = affiliate.sponsorId === null ? null : await cast.affiliates.affiliate(affiliate.sponsorId);
  const recruits = await cast.affiliates.recruitsOf([affiliate.id]);
  const range = dayRange({}, now());
  const days = await cast.attribution.clicksOf([affiliate.id], range);
  const isShown = await shownTo(strapi, onlyManagedBy, [...recruits, ...(sponsor ? [sponsor] : [])]);
  const short = ({ documentId: id, name, code }: Affiliate) => ({ id, name, code });
  return ok({
    ...(await affiliateView(strapi, affiliate, cast)),
    terms: programView(program),
    partyId: affiliate.partyPublicId,
    hasAccount: affiliate.userId !== null,
    sponsor: sponsor && isShown(sponsor) ? short(sponsor) : null,
    sponsorUntil: maybeIsoOf(affiliate.sponsorUntil),
    bindings: await bindingsOf(cast, affiliate, isShown),
    recruits: recruits.filter(isShown).map((one) => ({ ...short(one), state: one.state })),
    clicks: { total: days.reduce((sum, day) => sum + day.clicks, 0), counted: days.reduce((sum, day) => sum + day.counted, 0) },
    referrals: await cast.attribution.outcomesOf([affiliate.id], range),
  });
};
