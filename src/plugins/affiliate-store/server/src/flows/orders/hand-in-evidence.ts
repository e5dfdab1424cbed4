import type { Core } from '@strapi/strapi';
import { paymentGateway, type DisputeFacts, type EvidenceRequest } from '../../capabilities/checkout/service';
import {
  orderFailures,
  orders,
  saysSomething,
  type DisputeAnswer,
  type Evidence,
  type EvidenceFileKind,
  type FoundDispute,
} from '../../capabilities/orders/service';
import { FailureError, type Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { together, togetherOrNot } from '../../platform/transaction';
import { followDispute } from './follow-dispute';

/** Whether anything may be handed in about a dispute: it waits, and its day is not over. */
export const waitsForAnswer = (dispute: FoundDispute | null): Outcome<FoundDispute, Failure> => {
  if (!dispute) return failed(orderFailures.because('DISPUTE_NOT_FOUND'));
  if (!dispute.waiting) return failed(orderFailures.because('DISPUTE_NOT_WAITING'));
  if (dispute.evidenceDueAt !== null && dispute.evidenceDueAt <= now()) return failed(orderFailures.because('DISPUTE_TOO_LATE'));
  return ok(dispute);
};

const mayAnswer = (dispute: FoundDispute | null, evidence: Evidence): Outcome<FoundDispute, Failure> =>
  saysSomething(evidence) || dispute === null ? waitsForAnswer(dispute) : failed(orderFailures.because('EVIDENCE_EMPTY'));

/**
 * Hands evidence in: it is kept exactly as it is sent, and sent after the unit. One dispute is answered once, because a bank reads one
 * answer; what the provider refused may be followed by another.
 */
export const handInEvidence = (
  strapi: Core.Strapi,
  wanted: { readonly disputeId: string; readonly evidence: Evidence; readonly actor: string },
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const seen = await orders(strapi).disputeOnDesk(wanted.disputeId);
    if (seen) await orders(strapi).lock({ id: seen.orderId });
    const may = mayAnswer(await orders(strapi).disputeOnDesk(wanted.disputeId), wanted.evidence);
    if (!may.ok) return may;
    const { orderId, orderNumber, amount, currency } = may.value;
    const answer = await orders(strapi).addDisputeAnswer({
      providerDisputeId: wanted.disputeId,
      orderId,
      evidence: wanted.evidence,
      madeBy: wanted.actor,
    });
    if (!answer) return failed(orderFailures.because('DISPUTE_ANSWERED'));
    const facts = { dispute: wanted.disputeId, amount: String(amount), currency };
    await orders(strapi).note(orderId, { actor: wanted.actor, code: 'EVIDENCE_HANDED_IN', facts });
    await audit(strapi, {
      actor: wanted.actor,
      action: 'order.dispute.answer',
      subject: `order:${orderNumber}`,
      before: null,
      after: { dispute: wanted.disputeId, answer: answer.id },
    });
    await enqueue({ name: 'orders.send-evidence', payload: { answerId: answer.id }, key: `send-evidence:${answer.id}` });
    return ok(null);
  });

const close = (strapi: Core.Strapi, answer: DisputeAnswer, problem: string | null): Promise<void> =>
  together(strapi, async () => {
    const locked = await orders(strapi).lockDisputeAnswer(answer.id);
    if (locked?.state !== 'waiting') return;
    await orders(strapi).changeDisputeAnswer(
      answer.id,
      problem === null ? { state: 'sent', sentAt: now() } : { state: 'refused', problem },
    );
    const facts = { dispute: answer.providerDisputeId, ...(problem === null ? {} : { problem }) };
    await orders(strapi).note(answer.orderId, { actor: 'system', code: problem === null ? 'EVIDENCE_SENT' : 'EVIDENCE_REFUSED', facts });
  });

const waits = ({ state }: DisputeFacts): boolean => state === 'needs_response' || state === 'inquiry';

/** What became of an answer where the dispute waits for none any more: an earlier try of it arrived, or the bank was told something else. */
const whyNotSent = (answer: DisputeAnswer, stands: DisputeFacts): string | null =>
  stands.answer === nameOf(answer) ? null : `The dispute no longer waits for an answer: ${stands.state.replaceAll('_', ' ')}.`;

const nameOf = ({ id, madeAt }: DisputeAnswer): string => `${id}:${madeAt}`;

/**
 * Hands the files of a dispute over, each once: what the provider has already keeps its name there. What it refuses, it refuses for good;
 * without an answer of it this throws, and is tried again.
 */
const handOver = async (strapi: Core.Strapi, disputeId: string): Promise<Outcome<EvidenceRequest['files'], Failure>> => {
  const files: Partial<Record<EvidenceFileKind, string>> = {};
  for (const { publicId, kind, name, contentType: type, providerFileId } of await orders(strapi).disputeFiles(disputeId)) {
    const content = providerFileId === null ? await orders(strapi).contentOfDisputeFile(publicId) : null;
    if (providerFileId === null && content === null) continue;
    const there = content ? await paymentGateway(strapi).uploadEvidence({ name, type, content }) : ok(providerFileId ?? '');
    if (!there.ok && there.failure.code === 'PAYMENT_PROVIDER_REFUSED') return there;
    if (!there.ok) throw new FailureError(there.failure);
    if (content) await orders(strapi).noteProviderFile(publicId, there.value);
    files[kind] = there.value;
  }
  return ok(files);
};

/**
 * Sends evidence that waits. Each try looks first: a dispute carries the name of the answer it was given, so that one whose answer was lost
 * on the way back is not answered twice. Without an answer of the provider it throws, and is tried again.
 */
export const sendEvidence = async (strapi: Core.Strapi, answerId: number): Promise<void> => {
  const answer = await orders(strapi).disputeAnswer(answerId);
  if (answer?.state !== 'waiting') return;
  const gateway = paymentGateway(strapi);
  const stands = await gateway.readDispute(answer.providerDisputeId);
  if (!stands.ok) throw new FailureError(stands.failure);
  if (!waits(stands.value)) {
    await close(strapi, answer, whyNotSent(answer, stands.value));
    await followDispute(strapi, stands.value, 'provider');
    return;
  }
  const order = await orders(strapi).find({ id: answer.orderId });
  const handed = await handOver(strapi, answer.providerDisputeId);
  if (!handed.ok) return close(strapi, answer, handed.failure.message);
  const sent = await gateway.submitEvidence({
    name: nameOf(answer),
    disputeId: answer.providerDisputeId,
    email: order?.email ?? '',
    paidAt: order?.paidAt ?? null,
    ...answer.evidence,
    files: handed.value,
  });
  if (!sent.ok && sent.failure.code !== 'PAYMENT_PROVIDER_REFUSED') throw new FailureError(sent.failure);
  await close(strapi, answer, sent.ok ? null : sent.failure.message);
  if (sent.ok) await followDispute(strapi, sent.value, 'provider');
};
