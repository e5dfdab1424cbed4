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

/** Where staff puts somebody: into one group or none, and under any number of tags. */
export interface Place {
  readonly group: string | null;
  readonly tags: readonly string[];
}

/**
 * Puts an affiliate into a group and gives them tags. The rules of another group are other terms: those that pay no less are theirs at once,
 * those that pay less wait for notice and consent. Tags change nothing but who is found by them.
 */
export const changePlace = async (
  strapi: Core.Strapi,
  documentId: string,
  place: Place,
  by: string,
): Promise<Outcome<Affiliate, Failure>> => {
  const seen = await affiliateByDocumentId(strapi, documentId);
  if (!seen) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  return togetherOrNot(strapi, async () => {
    // The program before the affiliate, as everywhere: so two never wait for each other.
    await holdProgram(strapi, seen.programId);
    const affiliate = await holdAffiliate(strapi, documentId);
    if (!affiliate) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    const { group } = place;
    const tags = [...new Set(place.tags)];
    if (affiliate.group === group && affiliate.tags.join() === tags.join()) return ok(affiliate);
    const after = await changeAffiliate(strapi, affiliate.id, { groupName: group, tags: tags.join() });
    const applies = affiliate.group === group ? 'at once' : await offerAnother(strapi, affiliate, { group }, by);
    await audit(strapi, {
      actor: by,
      action: 'affiliate.place-changed',
      subject: `affiliate:${affiliate.documentId}`,
      before: { group: affiliate.group, tags: affiliate.tags },
      after: { group, tags, applies },
    });
    return ok(after);
  });
};
