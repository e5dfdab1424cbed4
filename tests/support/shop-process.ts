import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, createWriteStream } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/lib/free-port';
import { registerAdmin } from './admin-session';
import { LOGS, ROOT, scratch } from './scratch';
import { beginsWithTemplate, freshDatabase } from './shop-database';
import type { ShopDatabase } from './shop-database';

export { ROOT } from './scratch';
const START_MS = 180_000;

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

const gone = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });

const logOf = (name: string): string => path.join(LOGS, `${name}.log`);

/** Lines of the sources in what a shop complains of; they cost a start half a second, which a whole run does not spend. */
const READABLE = process.env['CI'] ? [] : ['--enable-source-maps'];

const launch = (name: string, command: string, env: NodeJS.ProcessEnv, ready: RegExp): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...READABLE, command], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const log = createWriteStream(logOf(name), { flags: 'a' });
    let said = '';
    const late = setTimeout(() => reject(new Error(`${name} did not start:\n${said.slice(-4000)}`)), START_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log.write(chunk);
        if (said.length < 100_000) said += chunk.toString();
        if (ready.test(said)) {
          clearTimeout(late);
          resolve(child);
        }
      });
    }
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`${name} ended with ${code}:\n${said.slice(-4000)}`));
    });
  });

/** Tells a spare to be the shop; resolves once it listens. */
const begun = (spare: ChildProcess): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the spare did not start: see its log')), START_MS);
    spare.once('exit', (code) => reject(new Error(`the spare ended with ${code}: see its log`)));
    spare.on('message', (message: { listening?: boolean }) => {
      if (!message.listening) return;
      clearTimeout(late);
      resolve(spare);
    });
    spare.send({ begin: true });
  });

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
  const sandboxEnv = {
    ...process.env,
    NODE_ENV: 'test',
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_WEBHOOK_URL: `${address.url}/api/affiliate-store/webhooks/stripe`,
    SANDBOX_WEBHOOK_SECRET: webhookSecret,
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
  const sandbox = await launch(`${name}-sandbox`, 'dist/scripts/stripe-sandbox/main.js', sandboxEnv, /sandbox at/i);
  const serve = 'tests/support/serve.js';
  const start = (more: Readonly<Record<string, string>> = {}) => launch(name, serve, { ...env, ...more }, /"listening"/);
  let shop = await start();
  if (!lived && !beginsWithTemplate(name)) await registerAdmin(address.url);
  let spare: Promise<ChildProcess> | undefined;
  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone(child);
  };
  return {
    address,
    log: logOf(name),
    environment: env,
    kill: async () => void (await end(shop, 'SIGKILL')),
    dieAt: (point) =>
      new Promise((resolve) => {
        shop.once('message', () => resolve());
        shop.send({ dieAt: point });
      }),
    dead: async () => void (await gone(shop)),
    terminate: () => end(shop, 'SIGTERM'),
    standBy: () => {
      spare ??= launch(name, serve, { ...env, STORY_SPARE: 'true' }, /"loaded"/);
    },
    restart: async (more) => {
      if (shop.exitCode === null && shop.signalCode === null) await end(shop, 'SIGKILL');
      shop = spare && !more ? await begun(await spare) : await start(more);
      if (!more) spare = undefined;
    },
    twin: async () => {
      const at = await freePort();
      const other = await launch(`${name}-twin`, 'tests/support/serve.js', { ...env, PORT: String(at) }, /"listening"/);
      return { url: `http://127.0.0.1:${at}`, stop: async () => void (await end(other, 'SIGTERM')) };
    },
    stop: async ({ keepDatabase = false } = {}) => {
      const last = spare === undefined ? [] : [end(await spare, 'SIGKILL')];
      await Promise.all([end(shop, 'SIGTERM'), end(sandbox, 'SIGTERM'), ...last]);
      if (!keepDatabase) await database.drop();
    },
  };
};
