import type { Core } from '@strapi/strapi';
import type { CaseEvidence } from '../../../../contracts/cases';
import type { Affiliate } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { commissions, type Commission } from '../../capabilities/commissions/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { earnedAt } from '../affiliates/align-holds';
import { explainToAffiliate } from '../attribution/explain-to-affiliate';
import { commissionViewsOf } from '../insights/read-partner-earnings';
import { partnerReceipt, type PartnerSelf } from '../affiliates/read-partner-portal';

const ROLES = ['affiliate', 'second_tier'] as const;
/** More lines than an order of a shop has, and more held commissions than are named one by one. */
const MOST = 200;

/** What one's own of an order, in whatever role an affiliate has in it. */
export const ownOfOrder = (strapi: Core.Strapi, self: PartnerSelf, orderId: number): Promise<readonly Commission[]> =>
  commissions(strapi).list({ orderIds: [orderId], partyIds: [self.partyId], roles: ROLES, limit: MOST });

/** What a block of a place holds and has not been paid, newest first. */
export const heldByBlock = async (strapi: Core.Strapi, place: Affiliate): Promise<readonly Commission[]> => {
  const rows = await commissions(strapi).list({ partyIds: [place.partyId], roles: ROLES, state: 'held', limit: MOST });
  return (await earnedAt(strapi, place, rows)).filter((row) => row.reason === 'PLACE_BLOCKED');
};

const sums = (rows: readonly Commission[]) => {
  const byCurrency = new Map<string, number>();
  for (const { currency, held } of rows) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + held);
  return [...byCurrency].map(([currency, amount]) => moneyView({ minor: minor(amount), currency }));
};

const EMPTY: Omit<CaseEvidence, 'takenAt'> = { receipt: null, commissions: [], block: null, lead: null, click: null };

/** Nothing but the words of the partner: nobody knows the order yet. */
export const noEvidence = (): CaseEvidence => ({ ...EMPTY, takenAt: isoOf(now()) });

/** The receipt and the derivations of an order as this affiliate may see them, as they stand now. */
export const evidenceOfOrder = async (strapi: Core.Strapi, self: PartnerSelf, orderId: number): Promise<CaseEvidence> => {
  const affiliateIds = self.places.map(({ id }) => id);
  const referrals = await attribution(strapi).referralsOf({ affiliateIds, orderIds: [orderId], limit: MOST });
  const told = referrals.find(({ outcome }) => outcome === 'won') ?? referrals[0];
  const receipt = told ? await partnerReceipt(strapi, self, told.publicId) : null;
  const rows = await ownOfOrder(strapi, self, orderId);
  const views = await commissionViewsOf(strapi, self, rows);
  const explained: CaseEvidence['commissions'] = [];
  for (const commission of views) {
    const explanation = await explainToAffiliate(strapi, self, commission.id);
    if (explanation) explained.push({ commission, explanation });
  }
  return { ...noEvidence(), receipt: receipt?.ok ? receipt.value : null, commissions: explained };
};

/** Why a place is blocked, and what that holds. */
export const evidenceOfBlock = async (strapi: Core.Strapi, place: Affiliate): Promise<CaseEvidence> => ({
  ...noEvidence(),
  block: {
    program: place.programName,
    code: place.blockedCode ?? 'OTHER',
    reason: place.blockedReason ?? '',
    held: sums(await heldByBlock(strapi, place)),
  },
});
