import type { Core } from '@strapi/strapi';
import type { ShareRow } from '../../../../contracts/admin';
import { commissions, type CommissionsService, type ShareBook } from '../../capabilities/commissions/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import { minor, moneyView } from '../../kernel/money';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { shopName } from '../../platform/shop-identity';
import { explainShare, feeCarriedBy, netOf, type OrderEvidence } from '../ledger/explain-amount';
import { explainSum } from '../ledger/explain-order-sum';

/** Who takes part: the rows of commissions, and the names of those who earn them. */
export interface ShowSplitCast {
  readonly commissions: Pick<CommissionsService, 'list'>;
  readonly people: Pick<PeopleService, 'partiesByPublicId'>;
}

const castOf = (strapi: Core.Strapi): ShowSplitCast => ({ commissions: commissions(strapi), people: people(strapi) });

/** Key of the one share that is nobody's by plan: what the payment provider kept. */
export const FEE_KEY = 'payment_fee';

const feeRow = (evidence: OrderEvidence): ShareRow[] => {
  const { fees, currency } = evidence.books;
  const kept = fees.reduce((sum, fee) => sum + fee.amount, 0);
  const explanation = explainSum(evidence, 'payment_fee');
  if (kept === 0 || !explanation) return [];
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  return [
    {
      key: FEE_KEY,
      line: 0,
      role: 'payment_fee',
      who: 'Payment provider',
      partyId: null,
      commissionId: null,
      amount: money(kept),
      reversed: money(0),
      held: money(0),
      fee: money(0),
      net: money(kept),
      state: null,
      payableAt: null,
      reason: null,
      explanation: { ...explanation, amount: money(kept) },
    },
  ];
};

interface Names {
  readonly party: (publicId: string) => string;
  readonly shop: string;
  readonly country: string;
}

const whoOf = ({ role, party }: ShareBook, { party: nameOf, shop, country }: Names): string => {
  if (party !== null) return nameOf(party);
  return role === 'tax' ? country : shop;
};

/**
 * The split of an order as it stands, share by share, with what explains each. The amounts of all shares but the payment fee
 * are the price to the cent, and what they come to as things stand, with the fee, is the price less what went back.
 */
export const showSplit = async (
  strapi: Core.Strapi,
  evidence: OrderEvidence,
  cast: ShowSplitCast = castOf(strapi),
): Promise<ShareRow[]> => {
  const { books, order, snapshot } = evidence;
  const rows = new Map((await cast.commissions.list({ orderIds: [order.id], limit: 200 })).map((row) => [row.shareKey, row]));
  const parties = await cast.people.partiesByPublicId(books.shares.flatMap((share) => share.party ?? []));
  const names: Names = {
    party: (publicId) => parties.get(publicId)?.name ?? publicId,
    shop: await setting(strapi, shopName),
    country: snapshot.country,
  };
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: books.currency });
  const shares = books.shares.map((share): ShareRow => {
    const row = rows.get(share.key);
    return {
      key: share.key,
      line: share.line,
      role: share.role,
      who: whoOf(share, names),
      partyId: share.party,
      commissionId: row?.publicId ?? null,
      amount: money(share.amount),
      reversed: money(share.reversed),
      held: money(share.held),
      fee: money(feeCarriedBy(books, share)),
      net: money(netOf(books, share)),
      state: share.state,
      payableAt: share.party === null ? null : isoOf(share.payableAt),
      reason: row?.reason ?? null,
      explanation: explainShare(evidence, share),
    };
  });
  return [...shares, ...feeRow(evidence)];
};
