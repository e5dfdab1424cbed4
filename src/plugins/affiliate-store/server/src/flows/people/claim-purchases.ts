import type { Core } from '@strapi/strapi';
import { affiliates, type AffiliatesService } from '../../capabilities/affiliates/service';
import { attribution, type AttributionService } from '../../capabilities/attribution/service';
import { catalog, type CatalogService } from '../../capabilities/catalog/service';
import { commissions, type CommissionsService } from '../../capabilities/commissions/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { payouts, type PayoutsService } from '../../capabilities/payouts/service';
import { people, type PeopleService, type ProvenMailbox } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { togetherOrNot } from '../../platform/transaction';

/** Who takes part: people know whose mailbox it is, the others give what they keep to its account. */
export interface ClaimPurchasesCast {
  readonly people: Pick<PeopleService, 'takeMailbox' | 'partyForEmail'>;
  readonly catalog: Pick<CatalogService, 'creatorsWithEmails'>;
  readonly orders: Pick<OrdersService, 'claim'>;
  readonly commissions: Pick<CommissionsService, 'claim'>;
  readonly payouts: Pick<PayoutsService, 'claim'>;
  readonly affiliates: Pick<AffiliatesService, 'affiliatesOfParty' | 'giveToUser'>;
  readonly attribution: Pick<AttributionService, 'giveToUser'>;
}

export const claimPurchasesCast = (strapi: Core.Strapi): ClaimPurchasesCast => ({
  people: people(strapi),
  catalog: catalog(strapi),
  orders: orders(strapi),
  commissions: commissions(strapi),
  payouts: payouts(strapi),
  affiliates: affiliates(strapi),
  attribution: attribution(strapi),
});

/**
 * Whoever proved a mailbox gets the account of that address, and the account gets everything done under it: orders, commissions,
 * places in programs. The only way a purchase finds an account; signing in by password, or registering, claims nothing.
 */
export const claimPurchases = (
  strapi: Core.Strapi,
  email: string,
  cast: ClaimPurchasesCast = claimPurchasesCast(strapi),
): Promise<Outcome<ProvenMailbox, Failure>> =>
  togetherOrNot(strapi, async () => {
    // A creator who has not sold yet has no party; the studio goes by the party.
    const [creator] = await cast.catalog.creatorsWithEmails([email]);
    if (creator) await cast.people.partyForEmail(email, creator.name);
    const proven = await cast.people.takeMailbox(email);
    if (!proven.ok) return proven;
    const { account, customers, parties } = proven.value;
    for (const customer of customers) await cast.orders.claim(customer.id, account.userId);
    for (const party of parties) {
      await cast.commissions.claim(party.id, account.userId);
      await cast.payouts.claim(party.id, account.userId);
      await cast.affiliates.giveToUser(party.id, account.userId);
      const places = await cast.affiliates.affiliatesOfParty(party.id);
      await cast.attribution.giveToUser(
        places.map((place) => place.id),
        account.userId,
      );
    }
    return proven;
  });
