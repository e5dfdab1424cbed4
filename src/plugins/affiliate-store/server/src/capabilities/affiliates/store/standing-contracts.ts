import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../domain/affiliate';
import { contractAt, type Contract } from '../domain/contract';
import type { Terms } from '../domain/terms';
import { entriesOf } from './contracts';
import { promisedBy, versionsByNumber, type Versions } from './notices';

/** A contract at a moment, with the terms in force: those of its version, with the affiliate's own rate in them. */
export interface StandingContract {
  readonly contract: Contract;
  readonly terms: Terms;
}

/** The terms some affiliates are under at a moment, by affiliate. */
export const standingContracts = async (
  strapi: Core.Strapi,
  affiliates: ReadonlyArray<Pick<Affiliate, 'id' | 'programId'>>,
  at: number,
): Promise<ReadonlyMap<number, StandingContract>> => {
  const written = await entriesOf(
    strapi,
    affiliates.map(({ id }) => id),
  );
  const byProgram = new Map<number, Versions>();
  const standing = new Map<number, StandingContract>();
  for (const { id, programId } of affiliates) {
    const contract = contractAt(written.get(id) ?? [], at);
    if (!contract) continue;
    const versions = byProgram.get(programId) ?? (await versionsByNumber(strapi, programId));
    byProgram.set(programId, versions);
    standing.set(id, { contract, terms: promisedBy(versions, contract.offer).terms });
  }
  return standing;
};
