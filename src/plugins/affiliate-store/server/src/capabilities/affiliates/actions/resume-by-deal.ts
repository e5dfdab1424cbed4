import type { Core } from '@strapi/strapi';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import type { Affiliate } from '../domain/affiliate';
import { dealNote } from '../domain/contract';
import type { ContractLocale } from '../domain/contract-locale';
import type { Program } from '../domain/terms';
import { changeAffiliate } from '../store/affiliates';
import { insertEntries } from '../store/contracts';
import { entryFor } from '../store/notices';
import type { ContractCase } from './contract-case';

/** What a deal says of a contract that goes on by it. */
interface ResumedBy {
  readonly deal: string;
  readonly rateBasisPoints: number;
  readonly locale: ContractLocale;
  /** UTC ms. */
  readonly validUntil: number;
  readonly by: string;
}

/** Somebody whose contract is over goes on by a deal, at its rate and until its end. */
export const resumeByDeal = async (strapi: Core.Strapi, of: ContractCase, program: Program, wanted: ResumedBy): Promise<Affiliate> => {
  const { rateBasisPoints, validUntil, deal, locale, by } = wanted;
  const offer = { version: program.version, rateBasisPoints, group: of.affiliate.group };
  await insertEntries(strapi, [
    entryFor(of, of.affiliate.id, offer, { kind: 'renewed', at: now(), by, consent: 'self', locale, note: dealNote(deal), validUntil }),
    // A renewal answers what was offered; the rate of the deal is another offer, which both have agreed on.
    entryFor(of, of.affiliate.id, offer, { kind: 'bettered', at: now(), by, consent: 'self', locale, note: dealNote(deal) }),
  ]);
  await audit(strapi, {
    actor: by,
    action: 'contract.renewed',
    subject: `affiliate:${of.affiliate.documentId}`,
    after: { version: program.version, rateBasisPoints, validUntil, deal },
  });
  return changeAffiliate(strapi, of.affiliate.id, { rateBasisPoints });
};
