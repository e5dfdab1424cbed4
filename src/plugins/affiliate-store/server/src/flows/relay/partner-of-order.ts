import type { Core } from '@strapi/strapi';
import type { PartnerPageView } from '../../../../contracts/relay';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { orders, type Order } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { relay, relayFailures, relayOffered } from '../../capabilities/relay/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { tellOfRelay } from './write-relay-mail';

const STANDS: readonly Order['state'][] = ['paid', 'partially_refunded'];

/** Who brought an order that stands. */
export interface Brought {
  readonly order: Order;
  readonly place: Affiliate;
  readonly name: string;
}

/** Who brought an order, as far as it stands. */
export const broughtBy = async (strapi: Core.Strapi, order: Order | null): Promise<Brought | null> => {
  if (!order || !STANDS.includes(order.state)) return null;
  const won = (await attribution(strapi).referralsOfOrder(order.id)).find(({ outcome }) => outcome === 'won');
  const place = won ? await affiliates(strapi).affiliate(won.affiliateId) : null;
  const party = place ? await people(strapi).party(place.partyId) : null;
  return place && party ? { order, place, name: party.name } : null;
};

/** The same behind the address of its partner's page. */
export const broughtByToken = async (strapi: Core.Strapi, token: string): Promise<Outcome<Brought, Failure>> => {
  const number = relay(strapi).orderOfToken(token);
  const brought = number === null ? null : await broughtBy(strapi, await orders(strapi).find({ number }));
  return brought ? ok(brought) : failed(relayFailures.because('PARTNER_LINK_INVALID'));
};

const view = async (strapi: Core.Strapi, { order, place, name }: Brought): Promise<PartnerPageView> => {
  const consent = (await relay(strapi).consentsOfOrders([order.id])).find(({ affiliateId }) => affiliateId === place.id);
  return {
    orderNumber: order.number,
    products: order.productNames,
    partner: name,
    letters: {
      offered: (await setting(strapi, relayOffered)) && place.state === 'active',
      agreedAt: consent ? isoOf(consent.givenAt) : null,
      received: await relay(strapi).hasReceived(order.id),
    },
  };
};

/** What the buyer of an order reads of who brought it. */
export const readPartnerPageOf = async (strapi: Core.Strapi, token: string): Promise<Outcome<PartnerPageView, Failure>> => {
  const brought = await broughtByToken(strapi, token);
  return brought.ok ? ok(await view(strapi, brought.value)) : brought;
};

/** The buyer agrees to letters, or takes it back: that works whatever else has changed since. */
export const decideOnLetters = async (strapi: Core.Strapi, token: string, agree: boolean): Promise<Outcome<PartnerPageView, Failure>> => {
  const brought = await broughtByToken(strapi, token);
  if (!brought.ok) return brought;
  const { order, place } = brought.value;
  if (agree && (!(await setting(strapi, relayOffered)) || place.state !== 'active'))
    return failed(relayFailures.because('RELAY_NOT_OFFERED'));
  const done = await togetherOrNot(strapi, async () => {
    if (agree) await relay(strapi).agree(order.id, place.id);
    else await relay(strapi).takeBack(order.id);
    return ok(null);
  });
  return done.ok ? ok(await view(strapi, brought.value)) : done;
};

/** The buyer reports what they got: no more comes, and the writer's letters stop for everybody until staff has looked. */
export const reportPartner = async (strapi: Core.Strapi, token: string, reason: string): Promise<Outcome<PartnerPageView, Failure>> => {
  const brought = await broughtByToken(strapi, token);
  if (!brought.ok) return brought;
  const { order, place } = brought.value;
  if (!(await relay(strapi).hasReceived(order.id))) return failed(relayFailures.because('RELAY_NOT_OFFERED'));
  const done = await togetherOrNot(strapi, async () => {
    await relay(strapi).takeBack(order.id);
    if (await relay(strapi).stop({ affiliateId: place.id, because: 'report', reason })) {
      // What the buyer wrote is for staff: it is with the stop, and not in the log of acts, which is never forgotten.
      await audit(strapi, { actor: 'buyer', action: 'relay.reported', subject: `affiliate:${place.code}` });
      await tellOfRelay(strapi, place, { what: 'stopped', event: `report:${order.id}`, subject: null, reason: null });
    }
    return ok(null);
  });
  return done.ok ? ok(await view(strapi, brought.value)) : done;
};
