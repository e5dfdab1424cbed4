import type { Core } from '@strapi/strapi';
import {
  addPostbackAddress,
  changePostbackAddress,
  listAddressDeliveries,
  listPostbackAddresses,
  placeEvent,
  removePostbackAddress,
  resendAddressDelivery,
  rotatePostbackSecret,
  testPostbackAddress,
  type AddressDelivery,
  type PostbackAddress,
} from '../../../../../contracts/tracking';
import { partnerSelf, placeOfCode, type PartnerSelf } from '../../../flows/affiliates/read-partner-portal';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { isoOf, maybeIsoOf } from '../../../platform/moments';
import { sentBy, webhooks, type OwnedWebhooks, type WebhookDelivery, type WebhookEndpoint } from '../service';

const PAGE = 25;

interface Own {
  readonly self: PartnerSelf;
  /** The addresses of their places alone: what others have is not found through it. */
  readonly door: OwnedWebhooks;
}

const asAffiliate = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (own: Own) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await partnerSelf(strapi, caller.person?.id);
  return self.ok ? act({ self: self.value, door: webhooks(strapi).of(self.value.places.map(({ id }) => id)) }) : self;
};

const shown = ({ self }: Own, endpoint: WebhookEndpoint): PostbackAddress => {
  const place = self.places.find(({ id }) => id === endpoint.place?.affiliateId);
  return {
    id: endpoint.publicId,
    code: place?.code ?? '',
    program: place?.programName ?? '',
    url: endpoint.url,
    form: endpoint.form,
    events: endpoint.events.map((event) => placeEvent.parse(event)),
    state: endpoint.state,
    disabledBecause: endpoint.disabledBecause,
    deliveredAt: maybeIsoOf(endpoint.deliveredAt),
    createdAt: isoOf(endpoint.createdAt),
  };
};

const deliveryViews = async ({ door }: Own, deliveries: readonly WebhookDelivery[]): Promise<AddressDelivery[]> => {
  const endpoints = new Map((await door.endpoints()).map((endpoint) => [endpoint.id, endpoint]));
  return deliveries.flatMap((delivery) => {
    const endpoint = endpoints.get(delivery.endpointId);
    if (!endpoint) return [];
    return {
      id: delivery.publicId,
      address: endpoint.publicId,
      event: delivery.type,
      state: delivery.state,
      attempts: delivery.attempts,
      nextTryAt: maybeIsoOf(delivery.nextTryAt),
      answered: delivery.answered,
      error: delivery.error,
      answer: delivery.answer,
      sent: sentBy(endpoint, delivery),
      createdAt: isoOf(delivery.createdAt),
      deliveredAt: maybeIsoOf(delivery.deliveredAt),
    };
  });
};

const oneDelivery = async (own: Own, done: Outcome<WebhookDelivery, Failure>): Promise<Outcome<Answer<AddressDelivery>, Failure>> =>
  done.ok ? ok({ data: (await deliveryViews(own, [done.value]))[0] as AddressDelivery }) : done;

/** An affiliate's own systems, found through their own places in programs. */
export const partnerAddresses: Controller = {
  name: 'partnerAddresses',
  implementations: [
    implement(listPostbackAddresses, (strapi, _input, caller) =>
      asAffiliate(strapi, caller, async (own) => ok({ data: (await own.door.endpoints()).map((endpoint) => shown(own, endpoint)) })),
    ),
    implement(addPostbackAddress, (strapi, { body: { code, ...told } }, caller) =>
      asAffiliate(strapi, caller, async (own) => {
        const place = placeOfCode(own.self, code);
        if (!place.ok) return place;
        const { id: affiliateId, programId, partyPublicId: party } = place.value;
        const added = await webhooks(strapi).addFor({ affiliateId, programId, party }, { ...told, description: '' }, actorOf(caller));
        return added.ok ? ok({ data: { ...shown(own, added.value.endpoint), secret: added.value.secret } }) : added;
      }),
    ),
    implement(changePostbackAddress, (strapi, { params, body }, caller) =>
      asAffiliate(strapi, caller, async (own) => {
        const changed = await own.door.change(params.id, { ...body, description: '' }, actorOf(caller));
        return changed.ok ? ok({ data: shown(own, changed.value) }) : changed;
      }),
    ),
    implement(rotatePostbackSecret, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (own) => {
        const rotated = await own.door.rotate(params.id, actorOf(caller));
        return rotated.ok ? ok({ data: { ...shown(own, rotated.value.endpoint), secret: rotated.value.secret } }) : rotated;
      }),
    ),
    implement(testPostbackAddress, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (own) => oneDelivery(own, await own.door.test(params.id))),
    ),
    implement(removePostbackAddress, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (own) => {
        const removed = await own.door.remove(params.id, actorOf(caller));
        return removed.ok ? ok({ data: { removed: true as const } }) : removed;
      }),
    ),
    implement(listAddressDeliveries, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (own) => {
        const beforeId = rowOfCursor(query.cursor);
        if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const found = await own.door.deliveries({}, { beforeId, limit: PAGE + 1 });
        const page = found.slice(0, PAGE);
        const last = found.length > page.length ? page.at(-1) : undefined;
        return ok({
          data: await deliveryViews(own, page),
          pagination: { total: await own.door.countDeliveries({}), nextCursor: last ? String(last.id) : null },
        });
      }),
    ),
    implement(resendAddressDelivery, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (own) => oneDelivery(own, await own.door.resend(params.id, actorOf(caller)))),
    ),
  ],
};
