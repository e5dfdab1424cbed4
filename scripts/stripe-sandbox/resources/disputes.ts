import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import type { World } from '../engine/world';
import { changeEvidence, disputes, loseDispute, presentDispute, wireDisputes } from '../payments/disputing';
import { requireEvidenceFiles } from '../payments/file';
import { mergeMetadata } from './fields';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';

/** The dispute of this id. */
export function requireDispute(world: World, id: string): Stripe.Dispute {
  const dispute = world.of(disputes).get(id);
  if (!dispute) throw noSuch('dispute', id);
  return dispute;
}

function change(world: World, dispute: Stripe.Dispute, params: Stripe.DisputeUpdateParams): Stripe.Dispute {
  const before = { status: dispute.status, metadata: dispute.metadata, evidence: { ...dispute.evidence } };
  if (params.evidence !== undefined || params.submit !== undefined) {
    const { enhanced_evidence: _later, ...evidence } = params.evidence ?? {};
    requireEvidenceFiles(world, evidence);
    // `submit` is true unless said otherwise, as soon as there is evidence.
    changeEvidence(world, dispute, evidence as Partial<Stripe.Dispute.Evidence>, params.submit ?? true);
  }
  dispute.metadata = mergeMetadata(dispute.metadata, params.metadata);
  world.of(disputes).put(dispute);
  world.events.emit('charge.dispute.updated', dispute, before);
  return dispute;
}

/** Disputes: charges contested by the cardholder. */
export const disputeResource: Resource = {
  collections: [expandable(disputes)],
  present: { dispute: presentDispute },
  operations: [
    operation('disputes.retrieve', ({ world, id }) => requireDispute(world, id)),
    operation<Stripe.DisputeUpdateParams>('disputes.update', ({ world, id, params }) => change(world, requireDispute(world, id), params)),
    operation('disputes.close', ({ world, id }) => {
      const dispute = requireDispute(world, id);
      loseDispute(world, dispute);
      return dispute;
    }),
    operation<Stripe.DisputeListParams>('disputes.list', ({ world, params }) => {
      const { charge, payment_intent } = params;
      const index = charge ? { name: 'charge', key: charge } : payment_intent ? { name: 'payment_intent', key: payment_intent } : undefined;
      return listPage(world, disputes, params, '/v1/disputes', index ? { index } : {});
    }),
  ],
  wire: wireDisputes,
};
