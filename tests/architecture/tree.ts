import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');
export const PLUGIN = 'src/plugins/affiliate-store';
export const SERVER = `${PLUGIN}/server/src`;

const IGNORED = new Set([
  'node_modules',
  'dist',
  'build',
  'fixtures',
  '.tmp',
  '.cache',
  '.strapi',
  'coverage',
  '_store',
  'uploads',
  '.git',
]);

/** Every file below a folder of the repository, as paths from its root; none where the folder is not there. */
export const filesBelow = (folder: string): string[] => {
  const full = path.join(ROOT, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name)) return [];
    const here = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(here) : [here];
  });
};

export const foldersIn = (folder: string): string[] => {
  const full = path.join(ROOT, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.posix.join(folder, name));
};

export const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

export const isTest = (file: string): boolean => /\.(test|typetest)\.tsx?$/.test(file);

/** The rooms of the store. */
export const rooms = foldersIn(`${SERVER}/capabilities`);

/** Everything a module of the repository exports. */
export const exportsOf = (file: string): [name: string, value: unknown][] =>
  // oxlint-disable-next-line typescript/no-require-imports -- these tests read whatever modules the tree holds
  Object.entries(require(path.join(ROOT, file)) as Record<string, unknown>);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
