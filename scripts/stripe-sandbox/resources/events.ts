import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../engine/failures';
import { events, type KeptEvent } from '../engine/events';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';

function wanted(params: Stripe.EventListParams): (event: KeptEvent) => boolean {
  const { type, types, delivery_success } = params;
  if (type && types) throw invalidRequest('You may only specify one of these parameters: type, types.', { param: 'type' });
  if (types && types.length > 20) throw invalidRequest('You may only specify up to 20 types.', { param: 'types' });
  const patterns = types ?? (type ? [type] : []);
  const matches = (name: string): boolean =>
    patterns.length === 0 || patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
  return (event) => matches(event.type) && (delivery_success === undefined || (event.pending_webhooks === 0) === delivery_success);
}

/** Events: all that has happened, kept and listable. */
export const eventResource: Resource = {
  collections: [expandable(events)],
  operations: [
    operation('events.retrieve', ({ world, id }) => {
      const event = world.of(events).get(id);
      if (!event) throw noSuch('event', id);
      return event;
    }),
    operation<Stripe.EventListParams>('events.list', ({ world, params }) => {
      const only = params.type ?? (params.types?.length === 1 ? params.types[0] : undefined);
      return listPage(world, events, params, '/v1/events', {
        ...(only && !only.includes('*') ? { index: { name: 'type', key: only } } : {}),
        // Of connected accounts Stripe lists events only to who asks in their name.
        where: (event) => event.account === undefined && wanted(params)(event),
      });
    }),
  ],
};
