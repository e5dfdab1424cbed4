import type { Core } from '@strapi/strapi';
import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import { commissions } from '../../capabilities/commissions/service';
import { orders } from '../../capabilities/orders/service';
import { explainCommission } from '../ledger/explain-amount';
import type { PartnerSelf } from '../affiliates/read-partner-portal';

/** The reason staff gave for a block, to the blocked alone: creator and co-producers see that a share is held, not why (B-33). */
const blockReason = async (strapi: Core.Strapi, self: PartnerSelf, publicId: string): Promise<ExplanationStep[]> => {
  const row = await commissions(strapi).find(publicId);
  const lines = row ? (await orders(strapi).snapshots([row.orderId])).get(row.orderId)?.lines : undefined;
  const program = lines?.find((line) => line.line === parseInt(row?.shareKey ?? '', 10))?.program;
  const why = self.places.find((place) => place.programId === program?.id && place.state === 'blocked')?.blockedReason;
  return why ? [{ code: 'BLOCK_REASON', text: `The shop says why: ${why}`, facts: { why }, amount: null }] : [];
};

/** Why a commission is what it is, for the affiliate who earned it; null when it is not theirs. */
export const explainToAffiliate = async (strapi: Core.Strapi, self: PartnerSelf, publicId: string): Promise<Explanation | null> => {
  const explained = await explainCommission(strapi, publicId, [self.partyId]);
  if (!explained) return null;
  const at = explained.steps.findIndex((step) => step.code === 'HELD_BLOCKED');
  if (at < 0) return explained;
  const reason = await blockReason(strapi, self, publicId);
  return { ...explained, steps: [...explained.steps.slice(0, at + 1), ...reason, ...explained.steps.slice(at + 1)] };
};
