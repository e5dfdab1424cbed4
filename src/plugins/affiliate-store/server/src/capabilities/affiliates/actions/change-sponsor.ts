import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import { affiliateFailures } from '../domain/failures';
import { affiliateByDocumentId, bindToSponsor, holdAffiliate } from '../store/affiliates';
import { holdProgram, programById } from '../store/programs';
import { boundTo, noteBinding, sponsorOf } from './sponsors';

/** Whom staff binds an affiliate to; null to nobody. */
export interface SponsorWish {
  readonly code: string | null;
  readonly reason: string;
}

/**
 * Binds an affiliate to another sponsor, or to none, for a reason; from the next order on. The program is held first, so that of two
 * changes that would close a circle together the second one sees the first.
 */
export const changeSponsor = async (
  strapi: Core.Strapi,
  documentId: string,
  { code, reason }: SponsorWish,
  by: string,
): Promise<Outcome<Affiliate, Failure>> => {
  const seen = await affiliateByDocumentId(strapi, documentId);
  if (!seen) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  return togetherOrNot(strapi, async () => {
    await holdProgram(strapi, seen.programId);
    const affiliate = await holdAffiliate(strapi, documentId);
    const program = await programById(strapi, seen.programId);
    if (!affiliate || !program) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    const { programId, partyId, sponsorId, sponsorUntil } = affiliate;
    const sponsor = await sponsorOf(strapi, { programId, party: { id: partyId }, sponsorCode: code ?? undefined });
    if (!sponsor.ok) return sponsor;
    if ((sponsor.value?.id ?? null) === sponsorId) return failed(affiliateFailures.because('SPONSOR_UNCHANGED'));
    const bound = await boundTo(strapi, sponsor.value, program);
    const after = await bindToSponsor(strapi, affiliate.id, bound.sponsorId, bound.sponsorUntil);
    await noteBinding(strapi, affiliate, bound, { before: { sponsorId, sponsorUntil }, how: 'staff', reason, by });
    await audit(strapi, {
      actor: by,
      action: 'affiliate.sponsor-changed',
      subject: `affiliate:${affiliate.documentId}`,
      reason,
      before: { sponsorId },
      after: { sponsorId: bound.sponsorId, code: sponsor.value?.code ?? null },
    });
    return ok(after);
  });
};
