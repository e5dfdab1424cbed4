import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { monthsAfter } from '../../../kernel/months';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { now } from '../../../platform/clock';
import type { Affiliate } from '../domain/affiliate';
import { normalizeCode } from '../domain/code';
import { affiliateFailures } from '../domain/failures';
import type { Bound, Recruitment } from '../domain/recruitment';
import { refusalOfSponsor } from '../domain/sponsor';
import type { Program } from '../domain/terms';
import { affiliateByCode, affiliateById } from '../store/affiliates';
import { insertRecruitment } from '../store/recruitments';
import { standingContracts } from '../store/standing-contracts';

export type { Bound } from '../domain/recruitment';

interface Brought {
  readonly programId: number;
  readonly party: { readonly id: number };
  readonly sponsorCode?: string | undefined;
}

/** The sponsor and everyone above, nearest first. A circle of whatever making ends where it closes. */
const chainAbove = async (strapi: Core.Strapi, sponsor: Affiliate): Promise<readonly Affiliate[]> => {
  const chain = [sponsor];
  const seen = new Set([sponsor.id]);
  for (let next = sponsor.sponsorId; next !== null && !seen.has(next);) {
    const above = await affiliateById(strapi, next);
    if (!above) break;
    chain.push(above);
    seen.add(above.id);
    next = above.sponsorId;
  }
  return chain;
};

/** Who brought a newcomer, by the code they name; null where they name none. Call with the program held: circles close between two reads. */
export const sponsorOf = async (
  strapi: Core.Strapi,
  { sponsorCode, party, programId }: Brought,
): Promise<Outcome<Affiliate | null, Failure>> => {
  if (sponsorCode === undefined || sponsorCode.trim() === '') return ok(null);
  const sponsor = await affiliateByCode(strapi, normalizeCode(sponsorCode));
  if (!sponsor) return failed(affiliateFailures.because('SPONSOR_NOT_FOUND', { sponsorCode }));
  const refusal = refusalOfSponsor({ partyId: party.id, programId }, await chainAbove(strapi, sponsor));
  return refusal === null ? ok(sponsor) : failed(affiliateFailures.because(refusal, { sponsorCode }));
};

/** What somebody is bound by from now on: for as long as the sponsor was promised, worked out once and kept. */
export const boundTo = async (strapi: Core.Strapi, sponsor: Affiliate | null, program: Program): Promise<Bound> => {
  if (sponsor === null) return { sponsorId: null, sponsorUntil: null };
  const at = now();
  const terms = (await standingContracts(strapi, [sponsor], at)).get(sponsor.id)?.terms ?? program;
  return { sponsorId: sponsor.id, sponsorUntil: terms.secondTierMonths === undefined ? null : monthsAfter(at, terms.secondTierMonths) };
};

const NOBODY: Bound = { sponsorId: null, sponsorUntil: null };

/** Writes down whom somebody is bound to from now on, beside what was before. */
export const noteBinding = (
  strapi: Core.Strapi,
  { id, programId }: Pick<Affiliate, 'id' | 'programId'>,
  bound: Bound,
  { before = NOBODY, by, ...why }: Pick<Recruitment, 'how' | 'reason'> & { readonly before?: Bound; readonly by: string },
): Promise<void> =>
  insertRecruitment(strapi, {
    ...why,
    affiliateId: id,
    programId,
    sponsorId: bound.sponsorId,
    until: bound.sponsorUntil,
    beforeSponsorId: before.sponsorId,
    beforeUntil: before.sponsorUntil,
    actor: by,
  });
