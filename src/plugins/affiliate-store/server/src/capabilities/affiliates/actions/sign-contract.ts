import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import type { ContractLocale } from '../domain/contract-locale';
import { affiliateFailures } from '../domain/failures';
import { affiliateByDocumentId, changeAffiliate, holdAffiliate } from '../store/affiliates';
import { insertEntries } from '../store/contracts';
import { beginning, paperOf } from '../store/notices';
import { holdProgram } from '../store/programs';
import { draftContract, type ContractDraft } from './draft-contract';

/** A signature: the page that was read, by its hash, and in which language. */
export interface Signature {
  readonly locale: ContractLocale;
  readonly hash: string;
  readonly by: string;
}

/** Only who was admitted and is not blocked stands before a signature. */
const mayBeSigned = ({ affiliate: { state, pathStage } }: ContractDraft): boolean => state === 'pending' && pathStage === 'walking';

/** Begins the contract of a place whose path has led to it, by the affiliate's own consent: from now on its links count. */
export const signContract = (strapi: Core.Strapi, documentId: string, signature: Signature): Promise<Outcome<Affiliate, Failure>> =>
  togetherOrNot(strapi, async () => {
    const seen = await affiliateByDocumentId(strapi, documentId);
    if (!seen) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    await holdProgram(strapi, seen.programId);
    const affiliate = await holdAffiliate(strapi, documentId);
    const draft = affiliate && (await draftContract(strapi, affiliate));
    // Signed already, by another window: there is nothing to add.
    if (affiliate && !draft) return ok(affiliate);
    if (!draft || !mayBeSigned(draft))
      return failed(affiliateFailures.because('AFFILIATE_STATE_ILLEGAL', { from: draft?.affiliate.state ?? '', to: 'active' }));
    const { program, versions, offer } = draft;
    const { locale, hash, by } = signature;
    if (hash !== paperOf(program, versions, offer, locale).hash) return failed(affiliateFailures.because('CONTRACT_CHANGED'));
    const entry = beginning(program, versions, draft.affiliate, { by, consent: 'self', locale, note: null });
    await insertEntries(strapi, [entry]);
    const after = await changeAffiliate(strapi, draft.affiliate.id, { state: 'active', pathStage: 'done' });
    await audit(strapi, {
      actor: by,
      action: 'affiliate.signed',
      subject: `affiliate:${documentId}`,
      before: { state: 'pending' },
      after: { ...offer, state: 'active', hash: entry.hash, validUntil: entry.validUntil },
    });
    return ok(after);
  });
