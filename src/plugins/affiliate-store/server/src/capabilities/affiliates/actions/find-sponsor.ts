import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Affiliate } from '../domain/affiliate';
import { normalizeCode } from '../domain/code';
import { affiliateFailures } from '../domain/failures';
import { refusalOfSponsor } from '../domain/sponsor';
import { affiliateByCode, affiliateById } from '../store/affiliates';

interface Brought {
  readonly programId: number;
  readonly party: { readonly id: number };
  readonly sponsorCode?: string | undefined;
}

const MOST_LEVELS = 100;

/** The sponsor and everyone above, nearest first. */
const chainAbove = async (strapi: Core.Strapi, sponsor: Affiliate): Promise<readonly Affiliate[]> => {
  const chain = [sponsor];
  for (let next = sponsor.sponsorId; next !== null && chain.length < MOST_LEVELS;) {
    const above = await affiliateById(strapi, next);
    if (!above) break;
    chain.push(above);
    next = above.sponsorId;
  }
  return chain;
};

/** Who brought a newcomer, by the code they name; null where they name none. */
export const sponsorOf = async (
  strapi: Core.Strapi,
  { sponsorCode, party, programId }: Brought,
): Promise<Outcome<number | null, Failure>> => {
  if (sponsorCode === undefined || sponsorCode.trim() === '') return ok(null);
  const sponsor = await affiliateByCode(strapi, normalizeCode(sponsorCode));
  if (!sponsor) return failed(affiliateFailures.because('SPONSOR_NOT_FOUND', { sponsorCode }));
  const refusal = refusalOfSponsor({ partyId: party.id, programId }, await chainAbove(strapi, sponsor));
  return refusal === null ? ok(sponsor.id) : failed(affiliateFailures.because(refusal, { sponsorCode }));
};
