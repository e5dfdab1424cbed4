import path from 'node:path';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import { COMMANDS, OFFLINE, USAGE } from './commands';

const ROOT = path.resolve(__dirname, '../../..');

const open = (): Promise<Core.Strapi> => {
  // Read by config/plugins.ts, which is loaded with the site.
  process.env['GRAPHQL_ENABLED'] = 'false';
  const strapi = createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist'), serveAdminPanel: false });
  // What the command says is for people; of the shop's own log only what went wrong belongs between it.
  strapi.log.level = 'error';
  return strapi.load();
};

const obey = async ([name = '', ...words]: readonly string[]): Promise<number> => {
  const offline = OFFLINE[name];
  if (offline) return offline(words) ? 0 : 1;
  const command = COMMANDS[name];
  if (!command) {
    console.log(USAGE);
    return name === '' ? 0 : 2;
  }
  const strapi = await open();
  try {
    return (await command(strapi, words)) ? 0 : 1;
  } finally {
    await strapi.destroy();
  }
};

/**
 * Opens the shop's database without listening and without working, does one thing, and answers how it went: 0 when all is well, 1 when something
 * was found or refused, 2 when it was not understood or broke.
 */
export const run = (words: readonly string[]): Promise<number> =>
  obey(words).catch((error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return 2;
  });
