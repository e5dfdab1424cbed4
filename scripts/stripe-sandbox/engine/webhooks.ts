import type { Agenda } from './agenda';
import type { VirtualClock } from './clock';
import { deliveries, type Delivery, wants, webhookEndpoints } from './deliveries';
import { events, type EventDesk, type KeptEvent } from './events';
import { postWebhook, signatureHeader } from './post';
import type { SettingsDesk } from './settings';
import { seededChance, shuffled } from './shuffling';
import type { Store } from './store';

/** In which order held deliveries are let go. */
export type ReleaseOrder = 'given' | 'reverse' | 'shuffle';

/** Brings events to their endpoints: signed, at least once, in whatever disorder the settings ask for. */
export class WebhookDesk {
  private queue: string[] = [];
  private head = 0;
  private active = 0;
  private calledFor = 0;
  private pumping = false;
  private stopped = false;
  private idleWaiters: (() => void)[] = [];

  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly agenda: Agenda,
    private readonly settings: SettingsDesk,
    desk: EventDesk,
  ) {
    desk.on('*', (_object, event) => this.take(event));
    agenda.when('webhook.attempt', (id) => this.attemptLater(id));
    agenda.when('webhook.shuffle', () => this.releaseBuffered());
  }

  /** Takes up again what a restart interrupted. */
  open(): void {
    for (const delivery of this.store.of(deliveries).by('state', 'queued')) this.queue.push(delivery.id);
    if (this.store.of(deliveries).by('state', 'buffered').length > 0) {
      this.agenda.schedule(this.clock.now(), 'webhook.shuffle', '');
    }
    this.pump();
  }

  stop(): void {
    this.stopped = true;
  }

  /** Resolves once nothing is queued or under way; later retries do not count. */
  async idle(): Promise<void> {
    this.calledFor += 1;
    try {
      this.pump();
      while (this.queue.length - this.head > 0 || this.active > 0) {
        await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
      }
    } finally {
      this.calledFor -= 1;
    }
  }

  // While the clock stands, an event waits until somebody waits for it, and goes after the one before it has arrived.
  private mayStart(): boolean {
    if (this.stopped) return false;
    if (!this.clock.stands) return this.active < this.settings.value.webhooks.concurrency;
    return this.calledFor > 0 && this.active < 1;
  }

  /** Sends an event again, whether or not it has arrived before. */
  resend(eventId: string, times: number): number {
    const found = this.store.of(deliveries).by('event', eventId);
    for (const delivery of found) for (let n = 0; n < times; n += 1) this.queue.push(delivery.id);
    this.pump();
    return found.length * times;
  }

  /** Lets go what was held or withheld. */
  release(order: ReleaseOrder, eventIds?: string[]): number {
    const rows = this.store.of(deliveries);
    let held = [...rows.by('state', 'held'), ...rows.by('state', 'withheld')];
    if (eventIds) {
      const wanted = new Map(eventIds.map((id, at) => [id, at]));
      held = held.filter((d) => wanted.has(d.event)).sort((a, b) => (wanted.get(a.event) ?? 0) - (wanted.get(b.event) ?? 0));
    }
    if (order === 'reverse') held.reverse();
    if (order === 'shuffle') held = shuffled(held, seededChance(this.settings.value.webhooks.seed));
    for (const delivery of held) this.enqueue(delivery);
    this.pump();
    return held.length;
  }

  /** Starts waiting deliveries; called after the change that caused them is safely written. */
  pump(): void {
    if (this.pumping || this.stopped) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      this.store.flush();
      while (this.mayStart() && this.head < this.queue.length) {
        const id = this.queue[this.head];
        this.head += 1;
        if (this.head > 1024) {
          this.queue = this.queue.slice(this.head);
          this.head = 0;
        }
        if (id) void this.attempt(id);
      }
      this.tellIdle();
    });
  }

  clear(): void {
    this.queue = [];
    this.head = 0;
  }

  private take(event: KeptEvent): void {
    const { mode, delayMs, shuffle, shuffleWindowMs } = this.settings.value.webhooks;
    for (const endpoint of this.store.of(webhookEndpoints).all()) {
      if (!wants(endpoint, event.type)) continue;
      event.pending_webhooks += 1;
      const delivery: Delivery = {
        id: `${event.id}|${endpoint.id}`,
        event: event.id,
        endpoint: endpoint.id,
        state: 'queued',
        attempts: [],
      };
      if (mode !== 'deliver') {
        this.store.of(deliveries).put({ ...delivery, state: mode === 'hold' ? 'held' : 'withheld' });
      } else if (delayMs > 0) {
        this.store.of(deliveries).put({ ...delivery, state: 'delayed' });
        this.agenda.schedule(this.clock.now() + delayMs, 'webhook.attempt', delivery.id);
      } else if (shuffle) {
        const first = this.store.of(deliveries).by('state', 'buffered').length === 0;
        this.store.of(deliveries).put({ ...delivery, state: 'buffered' });
        if (first) this.agenda.schedule(this.clock.now() + shuffleWindowMs, 'webhook.shuffle', '');
      } else {
        this.enqueue(delivery);
      }
    }
    this.pump();
  }

  private releaseBuffered(): void {
    const waiting = this.store.of(deliveries).by('state', 'buffered');
    const { seed } = this.settings.value.webhooks;
    for (const delivery of shuffled(waiting, seededChance(seed + waiting.length))) this.enqueue(delivery);
    this.pump();
  }

  private enqueue(delivery: Delivery): void {
    delivery.state = 'queued';
    this.store.of(deliveries).put(delivery);
    for (let n = 0; n < this.settings.value.webhooks.copies; n += 1) this.queue.push(delivery.id);
  }

  private attemptLater(id: string): void {
    const delivery = this.store.of(deliveries).get(id);
    if (!delivery || delivery.state === 'delivered') return;
    this.enqueue(delivery);
    this.pump();
  }

  private async attempt(id: string): Promise<void> {
    const delivery = this.store.of(deliveries).get(id);
    const endpoint = this.store.of(webhookEndpoints).get(delivery?.endpoint);
    const event = this.store.of(events).get(delivery?.event);
    if (!delivery || !endpoint || !event) return;
    this.active += 1;
    const startedAt = Date.now();
    const { timeoutMs, signatureClock } = this.settings.value.webhooks;
    const body = JSON.stringify(event, null, 2);
    const timestamp = Math.floor((signatureClock === 'real' ? startedAt : this.clock.now()) / 1000);
    const result = await postWebhook(
      endpoint.url,
      body,
      {
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        accept: '*/*; q=0.5, application/xml',
        'stripe-signature': signatureHeader(body, endpoint.secret ?? '', timestamp),
      },
      timeoutMs,
    );
    this.active -= 1;
    if (this.stopped) return;
    this.record(delivery, event, { at: this.clock.now(), tookMs: Date.now() - startedAt, ...result });
    this.pump();
  }

  private record(delivery: Delivery, event: KeptEvent, attempt: Delivery['attempts'][number]): void {
    const rows = this.store.of(deliveries);
    if (rows.get(delivery.id) !== delivery) return;
    delivery.attempts.push(attempt);
    const arrived = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    if (arrived && delivery.state !== 'delivered') {
      delivery.state = 'delivered';
      event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
      this.store.of(events).put(event);
    } else if (!arrived && delivery.state === 'queued') {
      const delay = this.settings.value.webhooks.retryDelaysMs[delivery.attempts.length - 1];
      delivery.state = delay === undefined ? 'failed' : 'retrying';
      if (delay !== undefined) this.agenda.schedule(this.clock.now() + delay, 'webhook.attempt', delivery.id);
    }
    rows.put(delivery);
  }

  private tellIdle(): void {
    if (this.queue.length - this.head > 0 || this.active > 0) return;
    const waiters = this.idleWaiters;
    this.idleWaiters = [];
    for (const waiter of waiters) waiter();
  }
}
