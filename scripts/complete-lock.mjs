// Completes package-lock.json. npm leaves out optional packages of other platforms that its registry could not show it
// (a mirror that carries one platform only), and then `npm ci` refuses the lock file on every machine. They are
// named here with the exact version their parent asks for; on this platform they are skipped anyway.
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { at } from './lib/house.mjs';
import { complaint, runMain, say } from './lib/say.mjs';

const SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  loong64: 'loong64',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
};

const isThere = (packages, from, name) => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
};

/** A family of packages tells C libraries apart only where it has a member for each. */
const namesLibc = (family) => family.some((name) => name.includes('musl'));

/** Optional packages that a package of the lock file asks for and the lock file does not have. */
export const missingOptionals = ({ packages }) =>
  Object.entries(packages).flatMap(([from, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isThere(packages, from, name))
      .map(([name, version]) => ({
        name,
        version,
        dev,
        libc: namesLibc(Object.keys(optionalDependencies)),
        path: `${from.slice(0, from.lastIndexOf('node_modules/'))}node_modules/${name}`,
      })),
  );

const entryOf = ({ name, version, dev, libc }) => {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = Object.keys(PROCESSORS).find((processor) => words.includes(processor));
  if (!cpu || !/^\d/.test(version))
    throw complaint(`${name} ${version} is not a package of one platform; \`npm install\` must have failed for another reason.`);
  return {
    version,
    cpu: [PROCESSORS[cpu]],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' && libc ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
};

const main = () => {
  const file = at('package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptionals(lock);
  for (const one of missing) lock.packages[one.path] = entryOf(one);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(`${missing.length} packages of other platforms added to the lock file.`);
};

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runMain(main);
