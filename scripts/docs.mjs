// `npm run docs` writes docs/generated from what is built; `--check` says which of them no longer tell the truth.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { build } from './build.mjs';
import { errorsPage } from './docs/errors.mjs';
import { openapiDocument } from './docs/openapi.mjs';
import { registryPage } from './docs/registry.mjs';
import { routesPage } from './docs/routes.mjs';
import { endpointsOf } from './docs/tree.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { runMain, say } from './lib/say.mjs';

const FOLDER = 'docs/generated';

const pages = () => {
  const endpoints = endpointsOf();
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const { toJSONSchema } = createRequire(import.meta.url)('zod').z;
  return {
    'routes.md': routesPage(endpoints),
    'errors.md': errorsPage(endpoints),
    'registry.md': registryPage(),
    'openapi.json': `${JSON.stringify(openapiDocument({ endpoints, version, toJSONSchema }), null, 2)}\n`,
  };
};

const main = async () => {
  const checking = process.argv.includes('--check');
  await ensureInstalled();
  await build(['server']);
  mkdirSync(at(FOLDER), { recursive: true });
  const stale = Object.entries(pages()).filter(([name, text]) => {
    const file = at(FOLDER, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  for (const [name, text] of checking ? [] : stale) writeFileSync(at(FOLDER, name), text);
  if (stale.length === 0) {
    say('The generated documents are fresh.');
    return 0;
  }
  const names = stale.map(([name]) => `${FOLDER}/${name}`).join(', ');
  say(checking ? `Stale: ${names}. \`npm run docs\` writes them again.` : `Written: ${names}.`);
  return checking ? 1 : 0;
};

await runMain(main);
