import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import { dealNote } from '../domain/contract';
import type { ContractLocale } from '../domain/contract-locale';
import { affiliateFailures } from '../domain/failures';
import type { Program } from '../domain/terms';
import { affiliateById, affiliateInProgram, changeAffiliate, holdAffiliate } from '../store/affiliates';
import { insertEntries } from '../store/contracts';
import { entryFor } from '../store/notices';
import { holdProgram, programById } from '../store/programs';
import { caseOf, type ContractCase } from './contract-case';
import { enrol, type Enrolment } from './enrol';

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

/** Somebody whose contract is over goes on by a deal, at its rate and until its end. */
const resume = async (strapi: Core.Strapi, of: ContractCase, program: Program, wanted: PlaceByDeal): Promise<Affiliate> => {
  const { rateBasisPoints, validUntil, deal, locale, by } = wanted;
  const offer = { version: program.version, rateBasisPoints, group: of.affiliate.group };
  await insertEntries(strapi, [
    entryFor(of, of.affiliate.id, offer, { kind: 'renewed', at: now(), by, consent: 'self', locale, note: dealNote(deal), validUntil }),
    // A renewal answers what was offered; the rate of the deal is another offer, which both have agreed on.
    entryFor(of, of.affiliate.id, offer, { kind: 'bettered', at: now(), by, consent: 'self', locale, note: dealNote(deal) }),
  ]);
  return changeAffiliate(strapi, of.affiliate.id, { rateBasisPoints });
};

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
    const resumed = await resume(strapi, of, program, wanted);
    await audit(strapi, {
      actor: by,
      action: 'contract.renewed',
      subject: `affiliate:${resumed.documentId}`,
      after: { version, rateBasisPoints, validUntil, deal },
    });
    return ok(resumed);
  });

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
