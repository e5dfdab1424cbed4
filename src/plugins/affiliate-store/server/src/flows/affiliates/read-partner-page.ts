import type { Core } from '@strapi/strapi';
import type { readPlaceMoney } from '../../../../contracts/admin/partner-page';
import type { Data } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { partnerSummary, rangeOf } from '../insights/read-partner-earnings';
import type { PartnerSelf } from './read-partner-portal';
import { myPayouts, payoutOverviewOf } from '../payouts/read-payouts';

/** So many payouts stand on the page; the list of all payouts has the rest. */
const MOST_PAYOUTS = 25;

/** One place of somebody as staff names it: what is read by it is of that place, but for what belongs to the party as a whole. */
export const placeOnDesk = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<PartnerSelf, Failure>> => {
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  return place
    ? ok({ partyId: place.partyId, partyPublicId: place.partyPublicId, places: [place] })
    : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
};

/** Where the money of the party behind a place stands. */
export const moneyOnDesk = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<Data<typeof readPlaceMoney>, Failure>> => {
  const self = await placeOnDesk(strapi, documentId);
  if (!self.ok) return self;
  const party = await people(strapi).party(self.value.partyId);
  if (!party) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const { balances, standings, nextTransferAt } = await payoutOverviewOf(strapi, party);
  const { nextPayable } = await partnerSummary(strapi, self.value, rangeOf({}));
  const payouts = await myPayouts(strapi, party, { limit: MOST_PAYOUTS });
  return ok({
    balances,
    standings,
    nextTransferAt,
    nextPayable,
    payouts: payouts.rows.map(({ cancellable: _own, ...payout }) => payout),
    payoutsInAll: payouts.total,
  });
};
