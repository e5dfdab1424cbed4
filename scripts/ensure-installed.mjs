// Packages as the lock file says, installed only when they are not. Uses nothing but Node: it runs before there is anything else.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { at } from './lib/house.mjs';
import { run } from './lib/run.mjs';
import { complaint, runMain, say, stage } from './lib/say.mjs';

const OLDEST = [20, 12];
const SHOWN = 4000;

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw complaint(`This needs Node ${OLDEST.join('.')} or newer; here is ${process.versions.node}.`);
};

/** Why the packages have to be installed, or null when they are what the lock file says. */
export const whyInstall = () => {
  const installed = at('node_modules/.package-lock.json');
  if (!existsSync(installed)) return 'there are no packages yet';
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const differing = Object.entries(wanted).filter(([where, { version, optional, peer, link }]) => {
    if (where === '' || link) return false;
    return have[where] ? have[where].version !== version : !optional && !peer;
  });
  return differing.length > 0 ? `the lock file asks for ${differing.length} other package${differing.length > 1 ? 's' : ''}` : null;
};

/** Does SQLite's native part load under this Node? Another major version of Node needs it built again. */
const nativeWorks = () => {
  try {
    execFileSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], { cwd: at(), stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Packages that may run a script of their own once they are unpacked, and are here: `allowScripts` of package.json has read them. */
const scripted = () => {
  const { allowScripts } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  return Object.keys(allowScripts).filter((name) => allowScripts[name] && existsSync(at('node_modules', name)));
};

const unpack = (why) => {
  say(`Installing packages, since ${why}. That takes a few minutes; warnings about engines are harmless.`);
  return stage('npm ci', () => run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { log: 'npm-ci' }));
};

const makeNative = async () => {
  const { code, output } = await stage(
    'native parts of packages',
    () => run(['npm', 'rebuild', ...scripted()], { log: 'npm-rebuild', tolerant: true }),
    'a minute or two where SQLite has to be compiled',
  );
  if (!nativeWorks())
    throw complaint(
      `${output.slice(-SHOWN)}\nbetter-sqlite3 does not load. No ready-made binary was found, so it needs a C++ toolchain (Debian: apt-get install build-essential python3).`,
    );
  if (code !== 0) say(`Not every package could finish its installation; what it said: .tmp/logs/npm-rebuild.log`);
};

/**
 * Leaves node_modules as the lock file says, doing nothing (and asking the network nothing) when it is so already. `meanwhile` is work that
 * needs packages but no database: it is done while the native parts are made, which takes one core for a minute or two.
 */
export const ensureInstalled = async (meanwhile = async () => undefined) => {
  checkNode();
  const why = whyInstall();
  if (why) await unpack(why);
  const [done] = await Promise.all([meanwhile(), why || !nativeWorks() ? makeNative() : null]);
  return done;
};

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runMain(() => ensureInstalled());
