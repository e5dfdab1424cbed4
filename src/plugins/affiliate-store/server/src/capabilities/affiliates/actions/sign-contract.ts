import type { Core } from '@strapi/strapi';
import { monthsAfter } from '../../../kernel/months';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import type { Offer } from '../domain/contract';
import type { ContractLocale } from '../domain/contract-locale';
import { affiliateFailures } from '../domain/failures';
import { isOnPath } from '../domain/path-stage';
import type { Program } from '../domain/terms';
import { affiliateByDocumentId, changeAffiliate, holdAffiliate } from '../store/affiliates';
import { insertEntries } from '../store/contracts';
import { beginning, paperOf, versionsByNumber, type Versions } from '../store/notices';
import { holdProgram, programById } from '../store/programs';

/** What somebody at the end of their path is offered to sign; `validUntil` as if they signed this moment. */
export interface ContractDraft {
  readonly affiliate: Affiliate;
  readonly program: Program;
  readonly versions: Versions;
  readonly offer: Offer;
  readonly validUntil: number;
}

/** A signature: the page that was read, by its hash, and in which language. */
export interface Signature {
  readonly locale: ContractLocale;
  readonly hash: string;
  readonly by: string;
}

/** The contract a place on a path leads to; null for a place that has one. */
export const draftContract = async (strapi: Core.Strapi, affiliate: Affiliate): Promise<ContractDraft | null> => {
  const program = isOnPath(affiliate) ? await programById(strapi, affiliate.programId) : null;
  if (!program) return null;
  const offer = { version: program.version, rateBasisPoints: affiliate.rateBasisPoints, group: affiliate.group };
  const versions = await versionsByNumber(strapi, program.id);
  return { affiliate, program, versions, offer, validUntil: monthsAfter(now(), program.validityMonths) };
};

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
    if (!draft || draft.affiliate.state !== 'pending' || draft.affiliate.pathStage !== 'walking')
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
