import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import type { Affiliate } from '../domain/affiliate';
import { contractAt, type Contract, type ContractEntry } from '../domain/contract';
import type { Program } from '../domain/terms';
import { entriesOf } from '../store/contracts';
import { versionsByNumber, type Versions } from '../store/notices';
import { programById } from '../store/programs';

/** A contract with everything that speaks about it. */
export interface ContractCase {
  readonly affiliate: Affiliate;
  readonly program: Program;
  readonly versions: Versions;
  readonly entries: readonly ContractEntry[];
  readonly contract: Contract;
}

/** The contract of one affiliate as it stands; null for somebody who has none, which nobody is once the shop has started. */
export const caseOf = async (strapi: Core.Strapi, affiliate: Affiliate, at = now()): Promise<ContractCase | null> => {
  const program = await programById(strapi, affiliate.programId);
  const entries = (await entriesOf(strapi, [affiliate.id])).get(affiliate.id) ?? [];
  const contract = contractAt(entries, at);
  return program && contract ? { affiliate, program, versions: await versionsByNumber(strapi, program.id), entries, contract } : null;
};
