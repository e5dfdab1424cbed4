import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { ledgerProofView, ProofView } from '../../../../contracts/admin';
import { ledger } from '../../capabilities/ledger/service';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { lastProof } from './last-proof';
import type { ProofKind, ProofState } from './last-proof';

/** A proof says how far it is several times a second: one that has been silent for so long is not running any more. */
const SILENT_MS = 120_000;

const NEVER = { state: 'never', startedAt: null, finishedAt: null, progress: { done: 0, total: 0 } } as const;

const standing = (proof: ProofState): ProofView['state'] =>
  proof.state === 'running' && now() - proof.toldAt > SILENT_MS ? 'stopped' : proof.state;

const viewOf = (kind: ProofKind, last: ProofState | null): ProofView => ({
  kind,
  ...(last
    ? {
        state: standing(last),
        startedAt: isoOf(last.startedAt),
        finishedAt: maybeIsoOf(last.finishedAt),
        progress: { ...last.progress },
      }
    : NEVER),
  looked: { ...last?.proof?.looked },
  offending: last?.proof?.offending ?? 0,
  findings: (last?.proof?.findings ?? []).map((each) => ({ ...each, journalId: each.journalId === null ? null : String(each.journalId) })),
});

/** Where the chain ends, and how the ledger's proofs stand. */
export const showProof = async (strapi: Core.Strapi): Promise<z.output<typeof ledgerProofView>> => {
  const head = await ledger(strapi).head();
  return {
    head: head && { block: head.block, hash: head.hash, sealedAt: isoOf(head.sealedAt) },
    unsealed: await ledger(strapi).unsealed(),
    proofs: [viewOf('seal', await lastProof(strapi, 'seal')), viewOf('replay', await lastProof(strapi, 'replay'))],
  };
};
