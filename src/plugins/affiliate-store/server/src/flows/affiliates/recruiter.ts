import type { Core } from '@strapi/strapi';
import { affiliateFailures, affiliates, type Affiliate, type Listing, type Terms } from '../../capabilities/affiliates/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';

/** What somebody is paid by at this moment: their contract says it, or for want of one the program. */
export const termsOfPlace = async (strapi: Core.Strapi, place: Affiliate): Promise<Terms | null> =>
  (await affiliates(strapi).contractsAt([place], now())).get(place.id)?.terms ?? (await affiliates(strapi).program(place.programId));

/** Whose recruiting link somebody came by, where it counts: of an active place in this program that is paid for it, and not their own. */
export const recruiterOf = async (
  strapi: Core.Strapi,
  { program }: Listing,
  code: string,
  partyId: number | null,
): Promise<Outcome<Affiliate, Failure>> => {
  const sponsor = await affiliates(strapi).affiliateByCode(code);
  const because = (why: Parameters<typeof affiliateFailures.because>[0]) => failed(affiliateFailures.because(why, { sponsorCode: code }));
  if (!sponsor) return because('SPONSOR_NOT_FOUND');
  if (sponsor.programId !== program.id) return because('SPONSOR_OTHER_PROGRAM');
  if (sponsor.partyId === partyId) return because('SPONSOR_IS_SELF');
  if (sponsor.state !== 'active') return because('SPONSOR_NOT_ACTIVE');
  return ((await termsOfPlace(strapi, sponsor))?.secondTierBasisPoints ?? 0) > 0 ? ok(sponsor) : because('NO_SECOND_TIER');
};
