import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate, type AffiliatesService } from '../capabilities/affiliates/service';
import { attribution, type AttributionService } from '../capabilities/attribution/service';
import type { Failure } from '../kernel/failure';
import type { Outcome } from '../kernel/outcome';
import { enqueue } from '../platform/jobs';
import { togetherOrNot } from '../platform/transaction';

/** Who takes part: affiliates keep the place, attribution its customers, the queue brings the holds on its earnings after it. */
export interface BlockAffiliateCast {
  readonly affiliates: Pick<AffiliatesService, 'approve' | 'block'>;
  readonly attribution: Pick<AttributionService, 'unbind'>;
}

const castOf = (strapi: Core.Strapi): BlockAffiliateCast => ({ affiliates: affiliates(strapi), attribution: attribution(strapi) });

type Decided = Promise<Outcome<Affiliate, Failure>>;

// No key: an act while the holds of the one before are being brought about has to be followed up as well.
const thenAlignHolds = (strapi: Core.Strapi, act: () => Decided): Decided =>
  togetherOrNot(strapi, async () => {
    const decided = await act();
    if (decided.ok) await enqueue({ name: 'commissions.align-holds', payload: { affiliateId: decided.value.id } });
    return decided;
  });

/** Blocks an affiliate's place: links do nothing from now on, no customer is bound to it any more, and what it earned and was not paid yet goes on hold (B-33). */
export const blockPlace = (
  strapi: Core.Strapi,
  documentId: string,
  reason: string,
  by: string,
  cast: BlockAffiliateCast = castOf(strapi),
): Decided =>
  thenAlignHolds(strapi, async () => {
    const blocked = await cast.affiliates.block(documentId, reason, by);
    if (blocked.ok) await cast.attribution.unbind({ affiliate_id: blocked.value.id }, { because: 'AFFILIATE_BLOCKED', by });
    return blocked;
  });

/** Approves an affiliate, or takes a block back: what was held for it is released to where it would be by its date. */
export const approvePlace = (strapi: Core.Strapi, documentId: string, by: string, cast: BlockAffiliateCast = castOf(strapi)): Decided =>
  thenAlignHolds(strapi, () => cast.affiliates.approve(documentId, by));
