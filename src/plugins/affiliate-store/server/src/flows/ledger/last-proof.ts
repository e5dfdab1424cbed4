import type { Core } from '@strapi/strapi';
import { ledger } from '../../capabilities/ledger/service';
import type { Progress } from '../../capabilities/ledger/service';
import { now } from '../../platform/clock';

/** `seal`: nothing that was sealed has changed. `replay`: the stored events make the same ledger again. */
export type ProofKind = 'seal' | 'replay';

/** One thing that is not as it should be, with both sides. */
export interface ProofFinding {
  readonly what: 'chain' | 'block' | 'journal' | 'line' | 'snapshot' | 'touch' | 'decision' | 'plan' | 'commission' | 'books' | 'event';
  readonly id: string;
  readonly journalId: number | null;
  readonly orderNumber: string | null;
  readonly text: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** What a proof looked at, and what it found; at most 200 findings are listed. */
export interface Proof {
  readonly looked: Readonly<Record<string, number>>;
  readonly offending: number;
  readonly findings: readonly ProofFinding[];
  /** The hash the chain ended in. */
  readonly head: string | null;
}

/** A proof as it stands: under way, or with what it came to. */
export interface ProofState {
  readonly state: 'running' | 'done' | 'failed';
  readonly by: string;
  readonly startedAt: number;
  /** When it last said how far it is. */
  readonly toldAt: number;
  readonly finishedAt: number | null;
  readonly progress: Progress;
  readonly proof: Proof | null;
}

const nameOf = (kind: ProofKind): string => `proof-${kind}`;

/** The last proof of a kind, or the one under way; null before the first. */
export const lastProof = (strapi: Core.Strapi, kind: ProofKind): Promise<ProofState | null> =>
  ledger(strapi).state<ProofState>(nameOf(kind));

/** The sentences about the books that a proof has found untrue: I11 by the replay, I16 by the seal. */
export const refutedSentences = async (strapi: Core.Strapi): Promise<string[]> => {
  const found = async (kind: ProofKind): Promise<number> => (await lastProof(strapi, kind))?.proof?.offending ?? 0;
  return [...((await found('replay')) > 0 ? ['I11'] : []), ...((await found('seal')) > 0 ? ['I16'] : [])];
};

export const rememberProof = (strapi: Core.Strapi, kind: ProofKind, state: Omit<ProofState, 'toldAt'>): Promise<void> =>
  ledger(strapi).remember(nameOf(kind), { ...state, toldAt: now() } satisfies ProofState);
