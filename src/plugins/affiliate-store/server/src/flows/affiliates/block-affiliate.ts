import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate, type AffiliatesService, type BlockReason } from '../../capabilities/affiliates/service';
import { attribution, type AttributionService } from '../../capabilities/attribution/service';
import { caseFailures, cases, subjectKey } from '../../capabilities/cases/service';
import type { Failure } from '../../kernel/failure';
import { failed, type Outcome } from '../../kernel/outcome';
import { countAudit } from '../../platform/audit';
import { enqueue } from '../../platform/jobs';
import { togetherOrNot } from '../../platform/transaction';
import { openPath } from '../paths/open-path';
import { mailBlocked } from '../cases/write-case-mail';

/** Who takes part: affiliates keep the place, attribution its customers, the queue brings the holds on its earnings after it. */
export interface BlockAffiliateCast {
  readonly affiliates: Pick<AffiliatesService, 'approve' | 'block'>;
  readonly attribution: Pick<AttributionService, 'unbind'>;
}

const castOf = (strapi: Core.Strapi): BlockAffiliateCast => ({ affiliates: affiliates(strapi), attribution: attribution(strapi) });

type Decided = Promise<Outcome<Affiliate, Failure>>;

// No key: an act while the holds of the one before are being brought about has to be followed up as well.
const thenAlignHolds = (strapi: Core.Strapi, act: () => Decided, caseId?: string): Decided =>
  togetherOrNot(strapi, async () => {
    const decided = await act();
    if (decided.ok) {
      // Approval opens the path where one leads into the program; a block taken back leaves it as it was.
      await openPath(strapi, decided.value);
      await enqueue({
        name: 'commissions.align-holds',
        payload: { affiliateId: decided.value.id, ...(caseId === undefined ? {} : { caseId }) },
      });
    }
    return decided;
  });

/** Blocked again without having been let in meanwhile is the same block: its letter is written once. */
const tellBlocked = async (strapi: Core.Strapi, place: Affiliate, why: BlockReason): Promise<void> =>
  mailBlocked(
    strapi,
    place,
    why,
    String(await countAudit(strapi, { subject: `affiliate:${place.documentId}`, action: 'affiliate.blocked' })),
  );

/**
 * Blocks an affiliate's place: links do nothing from now on, no customer is bound to it any more, what it earned and was not paid yet goes
 * on hold, and the person is told why (B-33, B-34).
 */
export const blockPlace = (
  strapi: Core.Strapi,
  documentId: string,
  why: BlockReason,
  by: string,
  cast: BlockAffiliateCast = castOf(strapi),
): Decided =>
  thenAlignHolds(strapi, async () => {
    const blocked = await cast.affiliates.block(documentId, why, by);
    if (!blocked.ok) return blocked;
    await cast.attribution.unbind({ affiliate_id: blocked.value.id }, { because: 'AFFILIATE_BLOCKED', by });
    await tellBlocked(strapi, blocked.value, why);
    return blocked;
  });

/** Takes a block back because an appeal against it was upheld; the entries that follow name the case. */
export const unblockByAppeal = (
  strapi: Core.Strapi,
  documentId: string,
  { by, caseId }: { readonly by: string; readonly caseId: string },
  cast: BlockAffiliateCast = castOf(strapi),
): Decided => thenAlignHolds(strapi, () => cast.affiliates.approve(documentId, by), caseId);

/**
 * Approves an affiliate, or takes a block back: what was held for it is released to where it would be by its date. Who has appealed gets
 * an answer: the appeal is decided, and not passed over.
 */
export const approvePlace = (strapi: Core.Strapi, documentId: string, by: string, cast: BlockAffiliateCast = castOf(strapi)): Decided =>
  thenAlignHolds(strapi, async () => {
    const [appeal] = await cases(strapi).openAbout(subjectKey.place(documentId));
    return appeal ? failed(caseFailures.because('CASE_OPEN', { case: appeal.publicId })) : cast.affiliates.approve(documentId, by);
  });
