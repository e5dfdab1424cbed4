import type Stripe from 'stripe';
import { type VirtualClock } from './clock';
import { newId } from './ids';
import { defineCollection, type Store } from './store';

/** An event as it is kept; its object is a copy and never changes afterwards. */
export interface KeptEvent {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: unknown; previous_attributes?: unknown };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: Stripe.Event['type'];
  /** The connected account it happened in; absent for the shop's own. */
  account?: string;
}

/** All events, by type for listing. */
export const events = defineCollection<KeptEvent>('events', 'evt', { type: (event) => event.type });

/** The API request being carried out, which its events name. */
export interface RequestInHand {
  id: string;
  idempotencyKey: string | null;
}

/** Writes down what has happened and tells those inside the sandbox who wait for it; webhooks are one of them. */
export class EventDesk {
  inHand: RequestInHand | null = null;
  private readonly listeners = new Map<string, ((object: unknown, event: KeptEvent) => void)[]>();

  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly apiVersion: string,
  ) {}

  /** Calls the listener in the moment an event of this type (or `*`) is written down. */
  on<T>(type: Stripe.Event['type'] | '*', listener: (object: T, event: KeptEvent) => void): void {
    const known = this.listeners.get(type) ?? [];
    known.push(listener as (object: unknown, event: KeptEvent) => void);
    this.listeners.set(type, known);
  }

  emit(type: Stripe.Event['type'], object: object, previous?: Record<string, unknown>, account?: string): KeptEvent {
    const copy: unknown = JSON.parse(JSON.stringify(object));
    const event: KeptEvent = {
      id: newId('evt'),
      object: 'event',
      api_version: this.apiVersion,
      created: this.clock.seconds(),
      data: previous ? { object: copy, previous_attributes: previous } : { object: copy },
      livemode: false,
      pending_webhooks: 0,
      request: { id: this.inHand?.id ?? null, idempotency_key: this.inHand?.idempotencyKey ?? null },
      type,
      ...(account === undefined ? {} : { account }),
    };
    this.store.of(events).put(event);
    for (const listener of this.listeners.get('*') ?? []) listener(object, event);
    for (const listener of this.listeners.get(type) ?? []) listener(object, event);
    return event;
  }
}
