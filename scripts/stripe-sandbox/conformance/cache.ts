import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { generateSchemas, stripeVersionAt } from './generate';
import type { StripeSchemas } from './schema';
import { eventPrefixes, surface } from './surface';

/** The package exports no `package.json`; its entry is `stripe/cjs/….js`. */
function stripeRoot(): string {
  return path.resolve(path.dirname(require.resolve('stripe')), '..');
}

function projectRoot(): string {
  return path.resolve(stripeRoot(), '../..');
}

/** Where the schemas of this version of the package, for this surface, are kept. */
export function cacheFile(): string {
  const version = stripeVersionAt(stripeRoot());
  const cut = createHash('sha256')
    .update(JSON.stringify([surface, eventPrefixes]))
    .digest('hex')
    .slice(0, 8);
  return path.join(projectRoot(), '.tmp', `stripe-schemas-${version}-${cut}.json`);
}

/** The schemas from the cache, or made now and then cached. */
export function loadSchemas(): StripeSchemas {
  const file = cacheFile();
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as StripeSchemas;
  const schemas = generateSchemas(stripeRoot());
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // Written beside and renamed: two processes may do this at once.
  const beside = `${file}.${process.pid}`;
  fs.writeFileSync(beside, JSON.stringify(schemas));
  fs.renameSync(beside, file);
  return schemas;
}
