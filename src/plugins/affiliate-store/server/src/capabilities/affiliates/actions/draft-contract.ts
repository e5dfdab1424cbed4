import type { Core } from '@strapi/strapi';
import { monthsAfter } from '../../../kernel/months';
import { now } from '../../../platform/clock';
import type { Affiliate } from '../domain/affiliate';
import type { Offer } from '../domain/contract';
import { isOnPath } from '../domain/path-stage';
import type { Program } from '../domain/terms';
import { versionsByNumber, type Versions } from '../store/notices';
import { programById } from '../store/programs';

/** What somebody at the end of their path is offered to sign; `validUntil` as if they signed this moment. */
export interface ContractDraft {
  readonly affiliate: Affiliate;
  readonly program: Program;
  readonly versions: Versions;
  readonly offer: Offer;
  readonly validUntil: number;
}

/** The contract a place on a path leads to; null for a place that has one. */
export const draftContract = async (strapi: Core.Strapi, affiliate: Affiliate): Promise<ContractDraft | null> => {
  const program = isOnPath(affiliate) ? await programById(strapi, affiliate.programId) : null;
  if (!program) return null;
  const offer = { version: program.version, rateBasisPoints: affiliate.rateBasisPoints, group: affiliate.group };
  const versions = await versionsByNumber(strapi, program.id);
  return { affiliate, program, versions, offer, validUntil: monthsAfter(now(), program.validityMonths) };
};
