import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import { dealNote } from '../domain/contract';
import type { ContractLocale } from '../domain/contract-locale';
import { affiliateFailures } from '../domain/failures';
import { affiliateInProgram, holdAffiliate } from '../store/affiliates';
import { holdProgram, programById } from '../store/programs';
import { caseOf } from './contract-case';
import { enrol, type Enrolment } from './enrol';
import { resumeByDeal } from './resume-by-deal';

/** What two sellers agreed on for one of them in the other's program. */
export interface PlaceByDeal {
  readonly deal: string;
  readonly programId: number;
  readonly party: Enrolment['party'];
  readonly email: string;
  readonly name: string;
  readonly rateBasisPoints: number;
  /** The version of the terms they have read. */
  readonly version: number;
  readonly locale: ContractLocale;
  /** UTC ms. */
  readonly validUntil: number;
  readonly by: string;
}

/**
 * Gives a seller their place in the program of another, as a deal says: a contract like any other, at a rate of their own, until its end.
 * Whoever has a place whose contract holds keeps that: nobody earns twice in one program.
 */
export const enterByDeal = (strapi: Core.Strapi, wanted: PlaceByDeal): Promise<Outcome<Affiliate, Failure>> =>
  togetherOrNot(strapi, async () => {
    await holdProgram(strapi, wanted.programId);
    const program = await programById(strapi, wanted.programId);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    if (program.version !== wanted.version) return failed(affiliateFailures.because('CONTRACT_CHANGED'));
    const { party, email, name, rateBasisPoints, validUntil, locale, version, deal, by, programId } = wanted;
    const before = await affiliateInProgram(strapi, programId, party.id);
    if (!before) {
      const acceptance = { consent: 'self', locale, version, note: dealNote(deal) } as const;
      return enrol(strapi, { programId, party, email, name, rateBasisPoints, approved: true, acceptance, validUntil, by });
    }
    const held = await holdAffiliate(strapi, before.documentId);
    const of = held?.state === 'active' ? await caseOf(strapi, held) : null;
    if (!of?.contract.ended)
      return failed(affiliateFailures.because('ALREADY_ENROLLED', { affiliateCode: before.code, affiliate: before.documentId }));
    return ok(await resumeByDeal(strapi, of, program, wanted));
  });
