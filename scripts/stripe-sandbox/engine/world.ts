import { Agenda } from './agenda';
import { VirtualClock } from './clock';
import { EventDesk } from './events';
import { drawIdsFrom } from './ids';
import { openFileJournal } from './journal';
import { SettingsDesk, type SettingsPatch } from './settings';
import { type Collection, type CollectionDefinition, defineCollection, type Row, Store } from './store';
import { WebhookDesk } from './webhooks';

/** What a world is made with. */
export interface WorldOptions {
  apiVersion: string;
  stateFile?: string | undefined;
  settings?: SettingsPatch | undefined;
  /** How many days ago a new world begins. */
  beginsDaysAgo?: number | undefined;
  /** What ids are drawn from; by chance where there is none. */
  seed?: string | undefined;
}

const startRows = defineCollection<{ id: string; count: number }>('starts', null);

/** Everything one sandbox knows and does, without HTTP: state, time, events, webhooks, settings. */
export class World {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly settings: SettingsDesk;
  readonly events: EventDesk;
  readonly agenda: Agenda;
  readonly webhooks: WebhookDesk;
  /** Where the sandbox listens; known once it does. Pay pages are addressed with it. */
  baseUrl = 'http://127.0.0.1';

  constructor(options: WorldOptions) {
    this.store = new Store(options.stateFile ? openFileJournal(options.stateFile) : null);
    const starts = (this.of(startRows).get('starts')?.count ?? 0) + 1;
    if (options.seed !== undefined) {
      this.of(startRows).put({ id: 'starts', count: starts });
      this.store.flush();
    }
    drawIdsFrom(options.seed ?? null, starts);
    this.clock = new VirtualClock(this.store, Date.now, -86_400_000 * (options.beginsDaysAgo ?? 0));
    this.settings = new SettingsDesk(this.store, options.settings ?? {});
    this.events = new EventDesk(this.store, this.clock, options.apiVersion);
    this.agenda = new Agenda(this.store, this.clock, () => this.settle());
    this.webhooks = new WebhookDesk(this.store, this.clock, this.agenda, this.settings, this.events);
  }

  of<T extends Row>(definition: CollectionDefinition<T>): Collection<T> {
    return this.store.of(definition);
  }

  /** Starts the passing of time; everything that acts on appointments must be known by then. */
  open(): void {
    this.agenda.open();
    this.webhooks.open();
  }

  /** Makes what was done safe, and lets its webhooks go. */
  settle(): void {
    this.store.flush();
    this.webhooks.pump();
  }

  /** Forgets everything but where webhooks go. */
  reset(): void {
    this.agenda.clear();
    this.webhooks.clear();
    this.store.clear();
    this.clock.reset();
    this.settings.reset();
    this.store.flush();
  }

  close(): void {
    this.webhooks.stop();
    this.agenda.close();
    this.store.close();
  }
}
