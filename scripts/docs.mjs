// `npm run docs` writes docs/generated and public/openapi.json from what is built; `--check` says which of them no longer tell the truth.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { build } from './build.mjs';
import { errorsPage, failureCatalogue } from './docs/errors.mjs';
import { openapiDocument } from './docs/openapi.mjs';
import { registryPage } from './docs/registry.mjs';
import { routesPage } from './docs/routes.mjs';
import { endpointsOf, isForAdmin } from './docs/tree.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { at } from './lib/house.mjs';
import { runMain, say } from './lib/say.mjs';

const FOLDER = 'docs/generated';

const documents = (endpoints) => {
  const require = createRequire(import.meta.url);
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const { schemaNames } = require(at('dist/src/plugins/affiliate-store/contracts/names.js'));
  const { failureEnvelope, paginationMeta } = require(at('dist/src/plugins/affiliate-store/contracts/endpoint.js'));
  const shared = {
    version,
    z: require('zod').z,
    names: schemaNames(),
    always: [failureEnvelope, paginationMeta],
    catalogue: failureCatalogue(),
  };
  const text = (document) => `${JSON.stringify(openapiDocument({ ...shared, ...document }), null, 2)}\n`;
  const forAdmins = ({ endpoint }) => isForAdmin(endpoint);
  return {
    // Served by the site itself, at /openapi.json.
    'public/openapi.json': text({
      title: 'Affiliate store',
      description:
        'What the store answers to storefronts and people, beside Strapi’s generated reads. Money is minor units in a string, with currency and exponent.',
      endpoints: endpoints.filter((one) => !forAdmins(one)),
    }),
    [`${FOLDER}/openapi-admin.json`]: text({
      title: 'Affiliate store, for administrators',
      description: 'What the pages of the admin panel ask. It changes with them.',
      endpoints: endpoints.filter(forAdmins),
    }),
  };
};

const pages = () => {
  const endpoints = endpointsOf();
  return {
    [`${FOLDER}/routes.md`]: routesPage(endpoints),
    [`${FOLDER}/errors.md`]: errorsPage(endpoints),
    [`${FOLDER}/registry.md`]: registryPage(),
    ...documents(endpoints),
  };
};

const main = async () => {
  const checking = process.argv.includes('--check');
  await ensureInstalled();
  await build(['server']);
  mkdirSync(at(FOLDER), { recursive: true });
  const stale = Object.entries(pages()).filter(([name, text]) => {
    const file = at(name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  for (const [name, text] of checking ? [] : stale) writeFileSync(at(name), text);
  if (stale.length === 0) {
    say('The generated documents are fresh.');
    return 0;
  }
  const names = stale.map(([name]) => name).join(', ');
  say(checking ? `Stale: ${names}. \`npm run docs\` writes them again.` : `Written: ${names}.`);
  return checking ? 1 : 0;
};

await runMain(main);
