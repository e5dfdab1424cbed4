import path from 'node:path';

import { filesBelow, foldersIn, isTest, rooms, ROOT, SERVER, textOf } from './tree';

/** The whole vocabulary of a room. A room uses what it needs; a new word is a decision for everyone (docs/adr/0001). */
const FILES = [
  'README.md',
  'index.ts',
  'service.ts',
  'store.ts',
  'ports.ts',
  'permissions.ts',
  'components.ts',
  'reads.ts',
  'settings.ts',
  'views.ts',
  'health.ts',
];
const FOLDERS = ['domain', 'actions', 'store', 'content-types', 'tables', 'http', 'jobs', 'listeners', 'migrations', 'templates'];
/** Names that say nothing: what lies in such a file cannot be found by looking for what it does. */
const SAY_NOTHING = /^(utils?|helpers?|common|misc|data|info|shared|lib|stuff|manager|handler)\.(ts|tsx|mjs|cjs|js)$/;

const inside = (room: string) => filesBelow(room).filter((file) => path.posix.dirname(file) === room);
const name = (file: string) => path.posix.basename(file);

describe('rooms', () => {
  test('a room uses only the words of the vocabulary', () => {
    const strangers = rooms.flatMap((room) => [
      ...inside(room).filter((file) => !FILES.includes(name(file).replace('.test.ts', '.ts'))),
      ...foldersIn(room).filter((folder) => !FOLDERS.includes(name(folder))),
    ]);
    expect(strangers).toEqual([]);
  });

  test('every room has a README that says what it owns and what it never does', () => {
    const silent = rooms.filter((room) => !inside(room).includes(`${room}/README.md`) || textOf(`${room}/README.md`).trim().length < 200);
    expect(silent.map(name)).toEqual([]);
  });

  test('every room has a manifest, and the composition root lists it', () => {
    const root = rooms.length > 0 ? textOf(`${SERVER}/index.ts`) : '';
    expect(rooms.filter((room) => !inside(room).includes(`${room}/index.ts`) || !root.includes(`'./capabilities/${name(room)}'`))).toEqual(
      [],
    );
  });

  test('listeners are named after the fact they listen to', () => {
    const listeners = rooms.flatMap((room) => filesBelow(`${room}/listeners`)).filter((file) => !isTest(file));
    expect(listeners.filter((file) => !name(file).startsWith('on-'))).toEqual([]);
  });

  test('every flow lies in the folder of the room it is about', () => {
    const known = new Set(rooms.map(name));
    const flows = filesBelow(`${SERVER}/flows`);
    expect(flows.length).toBeGreaterThan(0);
    expect(
      flows.map((file) => file.slice(`${SERVER}/flows/`.length).split('/')).filter((at) => at.length !== 2 || !known.has(at[0] ?? '')),
    ).toEqual([]);
  });

  test('no file has a name that says nothing', () => {
    const sources = ['src', 'config', 'scripts', 'tests', 'bench'].flatMap(filesBelow);
    expect(sources.filter((file) => SAY_NOTHING.test(name(file)))).toEqual([]);
  });
});

describe('exceptions from the rules', () => {
  const sources = ['src', 'config', 'scripts', 'tests', 'bench'].flatMap(filesBelow).filter((file) => /\.(tsx?|mjs|cjs|js)$/.test(file));

  test('every lint rule that is switched off says why', () => {
    const silent = sources.flatMap((file) =>
      textOf(file)
        .split('\n')
        .map((line, n) => ({ line, at: `${file}:${n + 1}` }))
        .filter(({ line }) => /(\/\/|\/\*)\s*oxlint-disable/.test(line) && !/oxlint-disable\S*\s.*--\s.{10,}/.test(line))
        .map(({ at }) => at),
    );
    expect(silent).toEqual([]);
  });

  test('no source is left unchecked by the compiler', () => {
    expect(sources.filter((file) => /@ts-(nocheck|ignore)\b/.test(textOf(file)) && path.join(ROOT, file) !== __filename)).toEqual([]);
  });
});
