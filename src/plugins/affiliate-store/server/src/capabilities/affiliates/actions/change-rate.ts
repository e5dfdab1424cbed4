import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import { affiliateFailures } from '../domain/failures';
import { affiliateByDocumentId, changeAffiliate, holdAffiliate } from '../store/affiliates';
import { holdProgram } from '../store/programs';
import { offerAnother } from './offer-another';

/**
 * Offers an affiliate a rate of their own (basis points), or the program's with null. A higher one is theirs at once; a lower one waits
 * for notice and consent like any worse term. The row says what is offered, the contract what holds.
 */
export const changeRate = async (
  strapi: Core.Strapi,
  documentId: string,
  rateBasisPoints: number | null,
  by: string,
): Promise<Outcome<Affiliate, Failure>> => {
  const seen = await affiliateByDocumentId(strapi, documentId);
  if (!seen) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  return togetherOrNot(strapi, async () => {
    // The program before the affiliate, as everywhere: so two never wait for each other.
    await holdProgram(strapi, seen.programId);
    const affiliate = await holdAffiliate(strapi, documentId);
    if (!affiliate) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    if (affiliate.rateBasisPoints === rateBasisPoints) return ok(affiliate);
    const after = await changeAffiliate(strapi, affiliate.id, { rateBasisPoints });
    const applies = await offerAnother(strapi, affiliate, { rateBasisPoints }, by);
    await audit(strapi, {
      actor: by,
      action: 'affiliate.rate-changed',
      subject: `affiliate:${affiliate.documentId}`,
      before: { rateBasisPoints: affiliate.rateBasisPoints },
      after: { rateBasisPoints, applies },
    });
    return ok(after);
  });
};
