import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { booksView, InvariantView } from '../../../../contracts/admin';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import type { AuditResult } from './audit-books';
import type { Freeze } from './freeze-payouts';
import { lastProof } from './last-proof';
import type { ProofFinding, ProofKind } from './last-proof';

/** Sentences the nightly proofs of the ledger answer, not the audit of rows. */
const BY_PROOF: Readonly<Record<string, ProofKind>> = { I11: 'replay', I16: 'seal' };
const EVERY = Array.from({ length: 20 }, (_, place) => `I${place + 1}`);

const sentence = (id: string, result: AuditResult | null): InvariantView => {
  const checkedAt = maybeIsoOf(result?.checkedAt ?? null);
  const nothing = { id, looked: 0, offending: 0, offenders: [] };
  const finding = result?.findings.find((each) => each.id === id);
  return finding
    ? {
        id,
        state: finding.state,
        checkedAt,
        looked: finding.looked,
        offending: finding.offending,
        offenders: finding.offenders.map((each) => ({ ...each })),
      }
    : { ...nothing, state: 'unchecked', checkedAt: null };
};

const MOST_SHOWN = 50;

const offenderOf = ({ what, id, journalId, orderNumber, text, expected, found }: ProofFinding): InvariantView['offenders'][number] => ({
  what: journalId === null && (what === 'commission' || what === 'event') ? what : journalId === null ? 'order' : 'journal',
  id: journalId === null ? id : String(journalId),
  orderNumber,
  text,
  expected,
  found,
});

const proven = async (strapi: Core.Strapi, id: string, kind: ProofKind): Promise<InvariantView> => {
  const last = await lastProof(strapi, kind);
  const { proof } = last ?? { proof: null };
  if (!proof) return { id, state: 'unchecked', checkedAt: null, looked: 0, offending: 0, offenders: [] };
  return {
    id,
    state: proof.offending === 0 ? 'holds' : 'broken',
    checkedAt: maybeIsoOf(last?.finishedAt ?? null),
    looked: proof.looked['journals'] ?? proof.looked['orders'] ?? 0,
    offending: proof.offending,
    offenders: proof.findings.slice(0, MOST_SHOWN).map(offenderOf),
  };
};

/** Every sentence that must be true of the books, as it stood when last checked. */
export const showBooks = async (
  strapi: Core.Strapi,
  result: AuditResult | null,
  freeze: Freeze | null,
): Promise<z.output<typeof booksView>> => ({
  payoutsFrozen: freeze !== null,
  frozenSince: maybeIsoOf(freeze?.since ?? null),
  frozenBy: [...(freeze?.broken ?? [])],
  checkedAt: result ? isoOf(result.checkedAt) : null,
  tookMs: result?.tookMs ?? null,
  invariants: await Promise.all(EVERY.map(async (id) => (BY_PROOF[id] ? proven(strapi, id, BY_PROOF[id]) : sentence(id, result)))),
});
