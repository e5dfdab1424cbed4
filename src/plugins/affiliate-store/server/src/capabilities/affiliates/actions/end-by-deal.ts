import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { togetherOrNot } from '../../../platform/transaction';
import { dealNote } from '../domain/contract';
import { affiliateFailures } from '../domain/failures';
import { affiliateById, holdAffiliate } from '../store/affiliates';
import { insertEntries } from '../store/contracts';
import { entryFor } from '../store/notices';
import { holdProgram } from '../store/programs';
import { caseOf } from './contract-case';

/** Lets a contract that came with a deal end on a day, where it would hold for longer. */
export const endByDeal = (
  strapi: Core.Strapi,
  { affiliateId, deal, at, by }: { readonly affiliateId: number; readonly deal: string; readonly at: number; readonly by: string },
): Promise<Outcome<true, Failure>> =>
  togetherOrNot(strapi, async () => {
    const seen = await affiliateById(strapi, affiliateId);
    if (!seen) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    await holdProgram(strapi, seen.programId);
    const affiliate = await holdAffiliate(strapi, seen.documentId);
    const of = affiliate && (await caseOf(strapi, affiliate));
    if (!of) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
    const { offer } = of.contract;
    const plain = { version: offer.version, rateBasisPoints: offer.rateBasisPoints, group: offer.group ?? null };
    await insertEntries(strapi, [
      entryFor(of, affiliateId, plain, { kind: 'shortened', at: now(), by, consent: 'none', note: dealNote(deal), validUntil: at }),
    ]);
    await audit(strapi, {
      actor: by,
      action: 'contract.shortened',
      subject: `affiliate:${seen.documentId}`,
      before: { validUntil: of.contract.validUntil },
      after: { validUntil: at, deal },
    });
    return ok(true as const);
  });
