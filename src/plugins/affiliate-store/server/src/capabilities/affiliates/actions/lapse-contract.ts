import type { Core } from '@strapi/strapi';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import type { Affiliate } from '../domain/affiliate';
import { affiliateByDocumentId, holdAffiliate } from '../store/affiliates';
import { insertEntries } from '../store/contracts';
import { entryFor } from '../store/notices';
import { holdProgram } from '../store/programs';
import { caseOf, type ContractCase } from './contract-case';

/** The contract of an affiliate, held: the program first, as whoever changes its terms does. */
export const holdCase = async (strapi: Core.Strapi, documentId: string): Promise<ContractCase | null> => {
  const seen = await affiliateByDocumentId(strapi, documentId);
  if (!seen) return null;
  await holdProgram(strapi, seen.programId);
  const affiliate = await holdAffiliate(strapi, documentId);
  return affiliate && caseOf(strapi, affiliate);
};

const writeEntry = async (
  strapi: Core.Strapi,
  of: ContractCase,
  entry: { readonly kind: 'lapsed' | 'resumed'; readonly validUntil: number | null; readonly by: string; readonly note: string },
): Promise<Affiliate> => {
  const { affiliate, program, versions, contract } = of;
  await insertEntries(strapi, [entryFor({ program, versions }, affiliate.id, contract.offer, { ...entry, at: now(), consent: 'none' })]);
  await audit(strapi, {
    actor: entry.by,
    action: entry.kind === 'lapsed' ? 'contract.lapsed' : 'contract.resumed',
    subject: `affiliate:${affiliate.documentId}`,
    reason: entry.note,
    after: { validUntil: entry.validUntil },
  });
  return affiliate;
};

/** Ends a contract nobody sells by, from now on; null where there is none that runs. Inside a unit of work. */
export const lapseContract = async (strapi: Core.Strapi, documentId: string, note: string): Promise<Affiliate | null> => {
  const of = await holdCase(strapi, documentId);
  if (!of || of.contract.ended || of.affiliate.state !== 'active') return null;
  return writeEntry(strapi, of, { kind: 'lapsed', validUntil: null, by: 'system', note });
};

/** Takes that back: the contract holds as long as it would have; null where it did not end so. Inside a unit of work. */
export const resumeLapsed = async (
  strapi: Core.Strapi,
  documentId: string,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<Affiliate | null> => {
  const of = await holdCase(strapi, documentId);
  if (!of?.contract.lapsed) return null;
  return writeEntry(strapi, of, { kind: 'resumed', validUntil: of.contract.lapsed.wouldHoldUntil, by, note: reason });
};
