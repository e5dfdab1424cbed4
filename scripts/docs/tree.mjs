// What the built server has to say about itself. Sources are listed from src/, values are read from dist/.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { at } from '../lib/house.mjs';
import { filesBelow } from '../lib/stamps.mjs';

export const PLUGIN = 'src/plugins/affiliate-store';
export const SERVER = `${PLUGIN}/server/src`;

const require = createRequire(import.meta.url);

/** TypeScript files below a folder that are not tests. */
export const sourcesBelow = (folder, keep = () => true) =>
  filesBelow(folder, (file) => file.endsWith('.ts') && !/\.(test|typetest|d)\.ts$/.test(file) && keep(file));

/** What the built form of a source exports; nothing when it was not built. */
export const valuesOf = (source) => {
  const built = at('dist', source.replace(/\.ts$/, '.js'));
  return existsSync(built) ? Object.values(require(built)) : [];
};

/** One export of a built source, by its name. */
export const builtExport = (source, name) => require(at('dist', source.replace(/\.ts$/, '.js')))[name];

const isObject = (value) => typeof value === 'object' && value !== null;
const isEndpoint = (value) =>
  isObject(value) && typeof value.id === 'string' && typeof value.method === 'string' && typeof value.path === 'string';

/** Every endpoint of the contracts, once, with the file that declares it. */
export const endpointsOf = () => {
  const found = new Map();
  for (const file of sourcesBelow(`${PLUGIN}/contracts`)) {
    for (const value of valuesOf(file)) {
      for (const endpoint of isEndpoint(value) ? [value] : isObject(value) ? Object.values(value).filter(isEndpoint) : []) {
        found.set(endpoint.id, { file, endpoint });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.endpoint.id.localeCompare(b.endpoint.id, 'en'));
};

export const isForAdmin = ({ access }) => access.startsWith('admin:');
/** Where an endpoint answers, from the root of the site. */
export const addressOf = (endpoint) => `${isForAdmin(endpoint) ? '' : '/api'}/affiliate-store${endpoint.path}`;

/** Rooms by name. */
export const roomOf = (file) => new RegExp(`^${SERVER}/capabilities/([^/]+)/`).exec(file)?.[1] ?? path.basename(path.dirname(file));

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table in Markdown. */
export const table = (heads, rows) => [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** A generated page, with the line that says so. */
export const page = (title, ...parts) => `${[`# ${title}`, '*Written by `npm run docs`; do not edit.*', ...parts].join('\n\n')}\n`;
