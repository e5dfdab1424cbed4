import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/lib/free-port';
import { registerAdmin } from './admin-session';
import { LOGS, scratch } from './scratch';
import { beginsWithTemplate, freshDatabase } from './shop-database';
import type { ShopDatabase } from './shop-database';
import { end, gone, hostShop, leave, logOf, openSandbox, standBy } from './shop-host';

export { ROOT } from './scratch';

/** Where a running shop and its sandbox are, as plain text for a file or the environment. */
export interface ShopAddress {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly webhookSecret: string;
  readonly database: 'sqlite' | 'postgres';
  /** File name or connection string. */
  readonly databaseAt: string;
  readonly privateFiles: string;
}

/** A shop in processes of its own. */
export interface RunningShop {
  readonly address: ShopAddress;
  /** The file everything it said is in, since it was made. */
  readonly log: string;
  /** What the shop's process was given: its database, its secrets. */
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the shop at once, as a power cut would; the sandbox goes on. */
  readonly kill: () => Promise<void>;
  /** Makes the running shop end itself, as a power cut would, when it next comes to a crash point (platform/crash-point). */
  readonly dieAt: (point: string) => Promise<void>;
  /** Resolves once the shop has ended by itself. */
  readonly dead: () => Promise<void>;
  /** Ends the shop as an operator would; answers its exit code. */
  readonly terminate: () => Promise<number | null>;
  /** Loads the next start of the shop beforehand, beside the one that runs: the restart after it is the quicker for it. */
  readonly standBy: () => void;
  /** Starts the shop again on the same database and address. */
  readonly restart: (extra?: Readonly<Record<string, string>>) => Promise<void>;
  /** A second instance on the same database, at an address of its own; PostgreSQL only. */
  readonly twin: () => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>;
  readonly stop: (how?: { readonly keepDatabase?: boolean }) => Promise<void>;
}

const SECRETS = ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'JWT_SECRET'];

/** The secrets of all shops of a run: what one has sealed in its database, the shops that begin with a copy of it must open. */
const secrets = (): Record<string, string> => {
  process.env['STORY_SECRETS'] ??= JSON.stringify(Object.fromEntries(SECRETS.map((name) => [name, randomBytes(32).toString('base64url')])));
  return JSON.parse(process.env['STORY_SECRETS']) as Record<string, string>;
};

/**
 * Starts a shop with its own sandbox, in which nothing has happened but that its first administrator is there. `name` tells apart shops that
 * run side by side.
 */
export const startShop = async (
  name: string,
  extra: Readonly<Record<string, string>> = {},
  /** A database in which something has happened, its administrator in it; the shop's from here on. */
  lived?: ShopDatabase,
): Promise<RunningShop> => {
  mkdirSync(LOGS, { recursive: true });
  rmSync(logOf(name), { force: true });
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const database = lived ?? (await freshDatabase(name));
  const webhookSecret = `whsec_${randomBytes(18).toString('hex')}`;
  const privateFiles = path.join(scratch(), `${name}-files`);
  rmSync(privateFiles, { recursive: true, force: true });
  const clickLogs = path.join(scratch(), `${name}-click-logs`);
  rmSync(clickLogs, { recursive: true, force: true });
  const address: ShopAddress = {
    url: `http://127.0.0.1:${port}`,
    sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
    webhookSecret,
    database: database.client,
    databaseAt: database.at,
    privateFiles,
  };
  const env = {
    ...process.env,
    ...secrets(),
    NODE_ENV: 'test',
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: address.url,
    STRIPE_SANDBOX_URL: address.sandboxUrl,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    AFFILIATE_STORE_RATE_LIMIT_FACTOR: '1000000',
    // Stories buy within a second of their click, and many at once.
    FRAUD_ORDER_SECONDS: '0',
    FRAUD_OVERRIDE_SECONDS: '0',
    FRAUD_FLOOD_CLICKS: '0',
    // Everybody in them pays with one card.
    FRAUD_OWN_CARD: 'false',
    // And is paid to one account.
    FRAUD_SHARED_ACCOUNT: 'false',
    PRIVATE_FILES_DIR: privateFiles,
    TRACKING_LOG_DIR: clickLogs,
    // Receivers of a story listen on this machine.
    WEBHOOKS_TO_PRIVATE: 'true',
    STRAPI_TELEMETRY_DISABLED: 'true',
    LOG_LEVEL: 'warn',
    ...database.env,
    ...extra,
  };
  const webhookUrl = `${address.url}/api/affiliate-store/webhooks/stripe`;
  const closeSandbox = await openSandbox({ port: sandboxPort, webhookUrl, webhookSecret }, { ...process.env, NODE_ENV: 'test' });
  const start = (more: Readonly<Record<string, string>> = {}) => hostShop(name, { ...env, ...more });
  let shop = await start();
  if (!lived && !beginsWithTemplate(name)) await registerAdmin(address.url);
  let spare: Promise<void> | undefined;
  return {
    address,
    log: logOf(name),
    environment: env,
    kill: async () => void (await end(shop.child, 'SIGKILL')),
    dieAt: (point) =>
      new Promise((resolve) => {
        shop.child.once('message', () => resolve());
        shop.child.send({ dieAt: point });
      }),
    dead: async () => void (await gone(shop.child)),
    terminate: () => end(shop.child, 'SIGTERM'),
    standBy: () => {
      spare ??= standBy(name, env);
    },
    restart: async (more) => {
      if (shop.child.exitCode === null && shop.child.signalCode === null) await end(shop.child, 'SIGKILL');
      await spare;
      spare = undefined;
      shop = await start(more);
    },
    twin: async () => {
      const at = await freePort();
      const other = await hostShop(`${name}-twin`, { ...env, PORT: String(at) });
      return { url: `http://127.0.0.1:${at}`, stop: () => leave(other) };
    },
    stop: async ({ keepDatabase = false } = {}) => {
      await spare;
      await Promise.all([leave(shop), closeSandbox()]);
      if (!keepDatabase) await database.drop();
    },
  };
};
