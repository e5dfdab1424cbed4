'use strict';

// The shop as a process of its own, so that stories speak HTTP to it and may kill it. Says where it listens, as one JSON line.
const { createStrapi } = require('@strapi/strapi');

const root = process.cwd();

// A story says over the process's own channel where the shop is to die next; nobody who speaks HTTP can.
process.on('message', ({ dieAt }) => {
  if (dieAt === undefined) return;
  process.env.AFFILIATE_STORE_DIE_AT = dieAt;
  process.send({ armed: dieAt });
});

/** The code of every plugin: half of a start, for which no database is needed. Strapi's own look for the app while they are loaded. */
const PLUGINS = ['admin', 'content-manager', 'content-type-builder', 'email', 'i18n', 'upload', 'content-releases', 'review-workflows'];
const loadCode = () => {
  for (const name of [...PLUGINS, 'plugin-users-permissions']) require(`@strapi/${name}/strapi-server`);
  require(`${root}/src/plugins/affiliate-store/strapi-server.js`);
};

/** A spare has loaded everything and waits until the shop before it is dead. */
const untilWanted = () =>
  new Promise((resolve) => {
    process.on('message', ({ begin }) => begin && resolve());
    process.stdout.write(`${JSON.stringify({ loaded: process.pid })}\n`);
  });

const main = async () => {
  const app = createStrapi({
    appDir: root,
    distDir: `${root}/dist`,
    serveAdminPanel: process.env.STORY_ADMIN_PANEL === 'true',
  });
  if (process.env.STORY_SPARE === 'true') {
    loadCode();
    await untilWanted();
  }
  // All stories share one sign-in of the owner, who may sign in only a few times in five minutes. By Strapi's own half hour it would end
  // under a run on a busy machine.
  app.config.set('admin.auth.sessions.accessTokenLifespan', 4 * 60 * 60);
  await app.load();
  app.server.mount();
  await new Promise((resolve) => app.server.httpServer.listen(Number(process.env.PORT), '127.0.0.1', resolve));
  process.stdout.write(`${JSON.stringify({ listening: process.env.PORT })}\n`);
  process.send?.({ listening: true });
};

main().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
