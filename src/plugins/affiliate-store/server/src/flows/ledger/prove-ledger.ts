import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import type { Progress } from '../../capabilities/ledger/service';
import { audit, readAudit } from '../../platform/audit';
import { now, stopwatch } from '../../platform/clock';
import { freezePayouts } from './freeze-payouts';
import { lastProof, rememberProof } from './last-proof';
import type { Proof, ProofKind } from './last-proof';
import { replayLedger } from './replay-ledger';

const TELL_EVERY_MS = 400;
const HEADS_REMEMBERED = 100;

type Tell = (progress: Progress) => unknown;

// The audit log is a chain of its own: who cuts the ledger's chain off and lets it be sealed again would have to forge both.
const auditedHeads = async (strapi: Core.Strapi): Promise<string[]> => {
  const rows = await readAudit(strapi, { action: 'ledger.verify', limit: HEADS_REMEMBERED });
  const heads = rows.map(({ after }) => (JSON.parse(after ?? '{}') as { head?: unknown }).head);
  return [...new Set(heads.filter((head): head is string => typeof head === 'string'))];
};

/** Goes through the chain and everything it seals, and writes nothing. `heads` are hashes from statements it must hold. */
export const verifyLedger = async (strapi: Core.Strapi, heads: readonly string[] = [], tell?: Tell): Promise<Proof> => {
  const verdict = await ledger(strapi).verify([...heads, ...(await auditedHeads(strapi))], tell);
  const { blocks, journals, lines, unsealed, head, offending, findings } = verdict;
  return {
    looked: { blocks, journals, lines, unsealed },
    offending,
    head,
    findings: findings.map((each) => ({ ...each, orderNumber: null })),
  };
};

const PROOFS: Readonly<Record<ProofKind, (strapi: Core.Strapi, tell: Tell) => Promise<Proof>>> = {
  seal: async (strapi, tell) => {
    await ledger(strapi).seal();
    return verifyLedger(strapi, [], tell);
  },
  replay: (strapi, tell) => replayLedger(strapi, tell),
};

/** Says now and then how far it is, not at every step. */
const teller = (strapi: Core.Strapi, kind: ProofKind, by: string, startedAt: number): Tell => {
  let last = -TELL_EVERY_MS;
  return async (progress) => {
    if (stopwatch() - last < TELL_EVERY_MS) return;
    last = stopwatch();
    const proof = (await lastProof(strapi, kind))?.proof ?? null;
    await rememberProof(strapi, kind, { state: 'running', by, startedAt, finishedAt: null, progress, proof });
  };
};

const conclude = async (strapi: Core.Strapi, kind: ProofKind, by: string, proof: Proof): Promise<void> => {
  const { offending, looked } = proof;
  // Only a chain that was found whole is remembered: the head of a forged one must not become what the true one lacks.
  const after = { head: offending === 0 ? proof.head : null, offending, looked };
  if (kind === 'seal') await audit(strapi, { actor: by, action: 'ledger.verify', subject: 'ledger', after });
  else await audit(strapi, { actor: by, action: 'ledger.replay', subject: 'ledger', after });
  if (offending === 0) return;
  strapi.log.error(`affiliate-store: the ledger: ${kind} found ${offending} differences, first: ${proof.findings[0]?.text ?? ''}`);
  // A changed ledger freezes payouts, and at once; orders go on.
  if (kind === 'seal') await freezePayouts(strapi, ['I16']);
};

/** Proves the ledger in one of the two ways and remembers how it went; what a page shows of it meanwhile is in `lastProof`. */
export const proveLedger = async (strapi: Core.Strapi, kind: ProofKind, by: string): Promise<Proof> => {
  const startedAt = now();
  const tell = teller(strapi, kind, by, startedAt);
  try {
    await tell({ done: 0, total: 0 });
    const proof = await PROOFS[kind](strapi, tell);
    const total = proof.looked['blocks'] ?? proof.looked['orders'] ?? 0;
    // First what follows from it: who reads that it is done must find payouts frozen.
    await conclude(strapi, kind, by, proof);
    await rememberProof(strapi, kind, { state: 'done', by, startedAt, finishedAt: now(), progress: { done: total, total }, proof });
    return proof;
  } catch (error) {
    const proof = (await lastProof(strapi, kind))?.proof ?? null;
    await rememberProof(strapi, kind, { state: 'failed', by, startedAt, finishedAt: now(), progress: { done: 0, total: 0 }, proof });
    throw error;
  }
};
