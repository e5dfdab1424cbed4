import type { AddressInfo } from 'node:net';
import { adminDesk } from './admin/admin-desk';
import { webhookEndpoints } from './engine/deliveries';
import type { SettingsPatch } from './engine/settings';
import { World } from './engine/world';
import { payDesk } from './pages/pay-desk';
import { newWebhookEndpoint } from './resources/webhook-endpoints';
import { resources } from './resources/registry';
import { ApiDoor, type Exchange } from './server/api-door';
import { createServer } from './server/http-server';
import { sharedValidator } from './server/shared-validator';

/** How a sandbox is started; everything may be left out. */
export interface SandboxOptions {
  /** 0 or nothing takes a free one. */
  port?: number;
  webhookUrl?: string | undefined;
  webhookSecret?: string | undefined;
  /** Keeps the state in this SQLite file, so that it survives a restart and `kill -9`. */
  stateFile?: string | undefined;
  /** Checks requests against the declared schemas; switched off only by benches. */
  validate?: boolean;
  /** Changes to the settings in force at the start, for instance `{ fees: { delayMs: 0 } }`. */
  settings?: SettingsPatch;
  /** How many days ago a new world begins; an old one goes on where it was. */
  beginsDaysAgo?: number | undefined;
  /** What ids are drawn from, so that the same deeds make the same objects; by chance where there is none. Secrets never are. */
  seed?: string | undefined;
}

/** A running sandbox. */
export interface Sandbox {
  url: string;
  host: '127.0.0.1';
  port: number;
  /** Of the endpoint given at the start. */
  webhookSecret: string;
  /** The engine itself, for tests in the same process. */
  world: World;
  door: ApiDoor;
  /** Moves the virtual clock, and waits until what came due is delivered. */
  advance(ms: number): Promise<void>;
  /** Waits until no webhook is queued or under way. */
  idle(): Promise<void>;
  /** Sees every exchange of the API. */
  watch(watcher: (exchange: Exchange) => void): void;
  /** Forgets all but the endpoint given at the start. */
  reset(): void;
  close(): Promise<void>;
}

/** The secret of the webhook endpoint when none is given. */
export const defaultWebhookSecret = 'whsec_sandboxsandboxsandboxsandbox';

/** Starts a sandbox on the loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const validator = sharedValidator();
  const world = new World({
    apiVersion: validator.schemas.apiVersion,
    stateFile: options.stateFile,
    settings: options.settings,
    beginsDaysAgo: options.beginsDaysAgo,
    seed: options.seed,
  });
  const door = new ApiDoor(world, resources, validator, options.validate ?? true);
  for (const resource of resources) resource.wire?.(world);
  const webhookSecret = options.webhookSecret ?? defaultWebhookSecret;
  const ownEndpoint = (): void => {
    if (!options.webhookUrl) return;
    for (const known of world.of(webhookEndpoints).all())
      if (known.metadata['sandbox'] === 'start') world.of(webhookEndpoints).remove(known.id);
    newWebhookEndpoint(world, { url: options.webhookUrl, enabled_events: ['*'], metadata: { sandbox: 'start' } }, webhookSecret);
  };
  const reset = (): void => {
    world.reset();
    door.faults.clear();
    ownEndpoint();
    world.settle();
  };
  const server = createServer(door, [adminDesk({ world, faults: door.faults, reset }), payDesk(world)]);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  world.baseUrl = `http://127.0.0.1:${port}`;
  ownEndpoint();
  world.open();
  return {
    url: world.baseUrl,
    host: '127.0.0.1',
    port,
    webhookSecret,
    world,
    door,
    advance: async (ms) => {
      world.agenda.advance(ms);
      await world.webhooks.idle();
    },
    idle: () => world.webhooks.idle(),
    watch: (watcher) => {
      door.watchers.push(watcher);
    },
    reset,
    close: () =>
      new Promise((resolve) => {
        world.webhooks.stop();
        server.close(() => {
          world.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
