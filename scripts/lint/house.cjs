'use strict';

// The rules of this house that no public plugin has. Each is a pattern and the reason a reader meets when it fires.

const SERVER = 'src/plugins/affiliate-store/server/src';
const ROOMS = `${SERVER}/capabilities/*`;
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.typetest.ts', 'tests/**'];
const MOST_IMPORTS = 15;

/** A rule that reports every node a selector finds. */
const refuse = (selector, message) => ({
  meta: { type: 'problem', schema: [], messages: { refused: message } },
  create: (context) => ({ [selector]: (node) => context.report({ node, messageId: 'refused' }) }),
});

const member = (object, property) => `MemberExpression[object.name='${object}'][property.name=${property}]`;
const ofStrapi = (property) =>
  [member('strapi', property), `MemberExpression[object.property.name='strapi'][property.name=${property}]`].join(', ');
const SQL = '/^(raw|[a-z]+Raw)$/';

const rules = {
  'no-default-export': refuse(
    'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    'Export by name: a default export has as many names as it has readers. Only what Strapi or Vite loads by default may have one.',
  ),
  'no-float-money': refuse(
    [
      "CallExpression[callee.name='parseFloat']",
      member('Number', "'parseFloat'"),
      "CallExpression[callee.property.name='toFixed']",
      "CallExpression[callee.object.name='Math'][callee.property.name=/^(round|floor|ceil|trunc)$/] > BinaryExpression[operator='*'] > Literal[raw=/^10+$/]",
    ].join(', '),
    'Money never passes through a float: 4.35 * 100 is 434.99999999999994. Parse decimal strings and format amounts with the kernel.',
  ),
  'no-number-of-money': refuse(
    "CallExpression[callee.name='Number'], UnaryExpression[operator='+'][argument.type!='Literal']",
    'Number() rounds what does not fit and makes NaN of what is not a number. Amounts are made, and checked, by the kernel only.',
  ),
  'no-hidden-time': refuse(
    `${member('Date', "'now'")}, NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']`,
    'The clock is handed in (platform/clock), so that tests and the demo can move time and the same start gives the same ledger.',
  ),
  'no-hidden-chance': refuse(
    `${member('Math', "'random'")}, CallExpression[callee.name=/^random(UUID|Bytes|Int)$/], CallExpression[callee.object.name='crypto'][callee.property.name=/^random/]`,
    'Identifiers and secrets come from platform/ids: Math.random can be guessed, and any hidden chance cannot be replayed.',
  ),
  'no-database-outside-store': refuse(
    ofStrapi('/^(db|documents|entityService)$/'),
    'Every query of a table is in its room’s store.ts (or in platform/), so that one file tells who writes a row.',
  ),
  'no-raw-connection': refuse(
    "MemberExpression[property.name='connection'][object.property.name='db'], MemberExpression[property.name='connection'][object.name='db']",
    'Strapi’s raw connection is outside the transaction you are in: SQLite deadlocks, PostgreSQL commits alone. Use platform/transaction.',
  ),
  'no-service-lookup': refuse(
    "CallExpression[callee.property.name='service']",
    'Rooms reach each other through a flow, and their own service through its door (platform/door): the registry is not a back door.',
  ),
  'no-door-outside-service': refuse(
    "CallExpression[callee.name='door']",
    'A door is opened in the room’s service.ts or ports.ts; everyone else imports that accessor.',
  ),
  'no-composed-sql': refuse(
    [`> TemplateLiteral.arguments[expressions.length>0]`, `> BinaryExpression.arguments[operator='+']`]
      .map((composed) => `CallExpression[callee.property.name=${SQL}] ${composed}`)
      .join(', '),
    'SQL put together from strings is an injection waiting for its day: use bindings (? for values, ?? for names).',
  ),
  'no-crowd-of-imports': {
    meta: { type: 'suggestion', schema: [], messages: { refused: `More than ${MOST_IMPORTS} imports: this file has more than one job.` } },
    create: (context) => ({
      Program: (node) => {
        if (node.body.filter(({ type }) => type === 'ImportDeclaration').length > MOST_IMPORTS)
          context.report({ node, messageId: 'refused' });
      },
    }),
  },
};

const set = (level, ...names) => Object.fromEntries(names.map((name) => [`house/${name}`, level]));

/** Which rule holds where. Later entries win, so each exception stands below the rule it is an exception to. */
const configs = [
  {
    files: ['src/**/*.{ts,tsx}', 'config/**/*.ts', 'scripts/**/*.{ts,mjs}', 'bench/**/*.ts', 'tests/**/*.{ts,tsx}'],
    rules: set('error', 'no-default-export', 'no-crowd-of-imports', 'no-composed-sql'),
  },
  {
    files: ['src/plugins/affiliate-store/**/*.{ts,tsx}', 'scripts/stripe-sandbox/**/*.ts'],
    rules: set('error', 'no-float-money'),
  },
  {
    files: [`${SERVER}/**/*.{ts,tsx}`],
    rules: set(
      'error',
      'no-hidden-time',
      'no-hidden-chance',
      'no-database-outside-store',
      'no-raw-connection',
      'no-service-lookup',
      'no-door-outside-service',
    ),
  },
  { files: [`${SERVER}/kernel/**/*.ts`, `${ROOMS}/domain/**/*.ts`], rules: set('error', 'no-number-of-money') },
  { files: [`${SERVER}/platform/clock.ts`, `${SERVER}/platform/clock/**`], rules: set('off', 'no-hidden-time') },
  { files: [`${SERVER}/platform/{ids,chance}.ts`, `${SERVER}/platform/ids/**`], rules: set('off', 'no-hidden-chance') },
  // Where a bare number becomes an amount, and is refused when it cannot be one.
  { files: [`${SERVER}/kernel/money.ts`], rules: set('off', 'no-number-of-money') },
  { files: [`${ROOMS}/store.ts`, `${ROOMS}/store/**`], rules: set('off', 'no-database-outside-store') },
  // The plumbing speaks to Strapi: its database, and the services of other plugins (users-permissions, graphql, email).
  { files: [`${SERVER}/platform/**`], rules: set('off', 'no-database-outside-store', 'no-raw-connection', 'no-service-lookup') },
  // Statements that make tables cannot be bound; their words are literals of our own definitions.
  { files: [`${SERVER}/platform/tables.ts`], rules: set('off', 'no-composed-sql') },
  { files: [`${ROOMS}/service.ts`, `${ROOMS}/ports.ts`, `${SERVER}/platform/door.ts`], rules: set('off', 'no-door-outside-service') },
  {
    // What Strapi and Vite load, they load by default export.
    files: [
      `${SERVER}/index.ts`,
      'src/index.ts',
      'src/admin/app.tsx',
      'config/**',
      '**/admin/src/index.{ts,tsx}',
      '**/vite.config.{ts,mts}',
      '**/vite.*.config.ts',
    ],
    rules: set('off', 'no-default-export', 'no-crowd-of-imports'),
  },
  {
    // The imports of a flow are its cast, those of a door its verbs, those of the plugin what it is made of.
    files: [`${SERVER}/flows/**`, `${SERVER}/capabilities/*/service.ts`, `${SERVER}/platform/plugin.ts`],
    rules: set('off', 'no-crowd-of-imports'),
  },
  {
    // Pages and panels loaded lazily by React must be default exports of their module.
    files: [
      'src/plugins/affiliate-store/{admin,storefront}/**/pages/**/*.tsx',
      'src/plugins/affiliate-store/{admin,storefront}/**/*.page.tsx',
    ],
    rules: set('off', 'no-default-export'),
  },
  {
    files: TESTS,
    rules: set(
      'off',
      'no-float-money',
      'no-number-of-money',
      'no-hidden-time',
      'no-hidden-chance',
      'no-database-outside-store',
      'no-raw-connection',
      'no-service-lookup',
      'no-crowd-of-imports',
      'no-default-export',
    ),
  },
];

module.exports = { SERVER, ROOMS, TESTS, meta: { name: 'house' }, rules, configs };
