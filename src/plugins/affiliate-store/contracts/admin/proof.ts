import { z } from 'zod';
import { endpoint } from '../endpoint';
import { moment } from '../primitives';

/** `seal`: nothing that was sealed has changed. `replay`: the stored events make the same ledger again. */
export const proofKind = z.enum(['seal', 'replay']);

export const proofFinding = z.object({
  what: z.enum(['chain', 'block', 'journal', 'line', 'snapshot', 'touch', 'decision', 'plan', 'commission', 'books', 'event']),
  id: z.string(),
  /** The journal it is about, where it is about one that has a page. */
  journalId: z.string().nullable(),
  orderNumber: z.string().nullable(),
  text: z.string(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
});
export type ProofFinding = z.output<typeof proofFinding>;

export const proofView = z.object({
  kind: proofKind,
  /** `stopped`: it was under way when its process ended. */
  state: z.enum(['never', 'running', 'done', 'failed', 'stopped']),
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  /** What the last finished proof looked at, by kind. */
  looked: z.record(z.string(), z.number().int()),
  offending: z.number().int(),
  /** At most two hundred. */
  findings: z.array(proofFinding),
});
export type ProofView = z.output<typeof proofView>;

export const ledgerProofView = z.object({
  /** The last block of the chain; its hash stands for everything booked until then. */
  head: z.object({ block: z.number().int(), hash: z.string(), sealedAt: moment }).nullable(),
  /** Journals booked since, which the next block will hold. */
  unsealed: z.number().int(),
  proofs: z.array(proofView),
});

export const readLedgerProof = endpoint({
  id: 'adminProof.read',
  method: 'GET',
  path: '/ledger/proof',
  access: 'admin:books.read',
  summary: 'The head of the sealed ledger, and how its last proofs went or how far they are.',
  response: ledgerProofView,
});
export const startLedgerProof = endpoint({
  id: 'adminProof.start',
  method: 'POST',
  path: '/ledger/proof/:kind',
  access: 'admin:books.run',
  summary: 'Starts a proof of the ledger; it runs in the background and says how far it is.',
  params: z.strictObject({ kind: proofKind }),
  status: 202,
  response: z.object({ started: z.literal(true) }),
  rateLimit: 20,
});
