'use strict';

// The shop as a process of its own, so that stories speak HTTP to it and may kill it. Says where it listens, as one JSON line.
//
// A process can be a shop several times, one after the other: most of a start is loading Strapi, which need not be done again. What a shop
// leaves in memory is its own code's; that code is loaded anew each time, so that the next shop knows nothing of the last.
const { createStrapi } = require('@strapi/strapi');

const root = process.cwd();
const inRoot = root.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
/** Our own modules, and the one that remembers who signed in how often. */
const FORGOTTEN = new RegExp(`^${inRoot}/(?!node_modules/|tests/support/(serve|loaded-before)\\.js$)|/node_modules/koa2-ratelimit/`);

let app;
/** Where the shop is being ended: by then nothing else may be asked of the process. */
let ending;

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const create = () =>
  createStrapi({
    appDir: root,
    distDir: `${root}/dist`,
    serveAdminPanel: process.env.STORY_ADMIN_PANEL === 'true',
  });

/** The code of every plugin: half of a start, for which no database is needed. Strapi's own look for the app while they are loaded. */
const PLUGINS = ['admin', 'content-manager', 'content-type-builder', 'email', 'i18n', 'upload', 'content-releases', 'review-workflows'];
const loadCode = () => {
  create();
  for (const name of [...PLUGINS, 'plugin-users-permissions']) require(`@strapi/${name}/strapi-server`);
  require(`${root}/src/plugins/affiliate-store/strapi-server.js`);
};

const start = async () => {
  app = create();
  // All stories share one sign-in of the owner, who may sign in only a few times in five minutes. By Strapi's own half hour it would end
  // under a run on a busy machine.
  app.config.set('admin.auth.sessions.accessTokenLifespan', 4 * 60 * 60);
  await app.load();
  app.server.mount();
  await new Promise((resolve) => app.server.httpServer.listen(Number(process.env.PORT), '127.0.0.1', resolve));
  say({ listening: process.env.PORT });
  process.send?.({ listening: true });
  if (process.env.STORY_LOADED) require('./loaded-before').keep();
};

/** Takes out of Node's memory of modules, and of what other modules say they have loaded, what the next shop is to load anew. */
const forget = () => {
  for (const file of Object.keys(require.cache)) if (FORGOTTEN.test(file)) delete require.cache[file];
  for (const known of Object.values(require.cache)) {
    if (known) known.children = known.children.filter(({ filename }) => !FORGOTTEN.test(filename));
  }
};

/** Strapi takes every listener off the process when it ends: this one, and Node's own, which keeps the process up while somebody listens. */
const listen = () => {
  process.removeListener('message', heed);
  process.on('message', heed);
  process.channel?.ref();
};

/** What a process of its own would have been given. */
const setEnvironment = (environment) => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
};

const end = async () => {
  await app.destroy();
  app = undefined;
  forget();
  listen();
  process.send({ ended: true });
};

/** Does what `npm run ledger -- …` does, and tells how it ended and what it said. */
const obey = async (words) => {
  let output = '';
  const streams = [process.stdout, process.stderr];
  for (const stream of streams) stream.write = (text) => Boolean((output += text));
  const code = await require(`${root}/dist/scripts/ledger/run.js`).run(words);
  for (const stream of streams) delete stream.write;
  forget();
  listen();
  process.send({ obeyed: { code, output } });
};

const failed = (error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
};

/** What whoever started this process may ask; nobody who speaks HTTP can. */
function heed({ begin, finish, ledger, dieAt }) {
  if (begin !== undefined) {
    setEnvironment(begin);
    start().catch(failed);
  } else if (finish !== undefined) {
    ending ??= end()
      .catch(failed)
      .finally(() => (ending = undefined));
  } else if (ledger !== undefined) {
    setEnvironment(ledger.environment);
    obey(ledger.words).catch(failed);
  } else if (dieAt !== undefined) {
    process.env.AFFILIATE_STORE_DIE_AT = dieAt;
    process.send({ armed: dieAt });
  }
}

listen();
// A spare has loaded everything and waits until a shop is wanted.
if (process.env.STORY_SPARE === 'true') {
  loadCode();
  say({ loaded: process.pid });
} else {
  start().catch(failed);
}
