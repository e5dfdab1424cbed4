'use strict';

// Who may import whom. The comment of a rule is what the developer reads when it fires.
// An allowed list only says no; a forbidden rule with a reason teaches.

const P = '^src/plugins/affiliate-store/';
const S = `${P}server/src/`;
const ROOT = `${S}index\\.ts$`;
const TEST = '\\.(test|typetest)\\.tsx?$';
const IN_A_ROOM = `${S}capabilities/([^/]+)/`;
/** How many decimals each currency has: known to the kernel and to the panels, so it lies between them. */
const EXPONENTS = `${P}contracts/exponents\\.ts$`;
const SURFACES = '(http|jobs|listeners)/';
// Seeds, benchmarks and tests tell whole stories, as a surface does.
const OUTSIDE = '^(scripts|bench|tests)/';

const err = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    err(
      'kernel-stands-alone',
      'The vocabulary of money and time must be readable and testable with nothing else on the table, not even Node. The table of decimals is shared paper.',
      { path: `${S}kernel/`, pathNot: TEST },
      { pathNot: [`${S}kernel/`, EXPONENTS] },
    ),
    err(
      'exponents-stand-alone',
      'The kernel counts with this table; whatever it imported, the kernel would import.',
      { path: EXPONENTS },
      { path: '.' },
    ),
    err(
      'domain-is-pure',
      'A business rule may know its own room and the kernel; no framework, no clock, no database, no other room.',
      { path: `${IN_A_ROOM}domain/`, pathNot: TEST },
      { pathNot: [`${S}capabilities/$1/domain/`, `${S}kernel/`] },
    ),
    err(
      'rooms-do-not-know-rooms',
      'What two rooms do together is a flow.',
      { path: IN_A_ROOM },
      { path: `${S}capabilities/`, pathNot: `${S}capabilities/$1/` },
    ),
    err(
      'flows-enter-by-the-door',
      'A flow may use a room only through its service.',
      { path: `${S}flows/` },
      { path: `${S}capabilities/`, pathNot: `${S}capabilities/[^/]+/service\\.ts$` },
    ),
    err(
      'only-surfaces-start-flows',
      'Only an entry point (http, jobs, listeners) or the composition root starts a story.',
      { pathNot: [`${S}flows/`, ROOT, `${S}capabilities/[^/]+/${SURFACES}`, OUTSIDE] },
      { path: `${S}flows/` },
    ),
    err(
      'manifests-are-for-the-root',
      'index.ts of a room is its manifest; only server/src/index.ts reads it.',
      { pathNot: [ROOT, OUTSIDE] },
      { path: `${S}capabilities/[^/]+/index\\.ts$` },
    ),
    err(
      'platform-knows-no-business',
      'Plumbing must not depend on what flows through it.',
      { path: `${S}platform/` },
      { path: `${S}(capabilities|flows|integrations|storefront)/` },
    ),
    err(
      'surfaces-are-the-outside',
      'A rule that calls its own HTTP layer is upside down.',
      { path: `${S}capabilities/[^/]+/(domain/|actions/|store/|service\\.ts|store\\.ts|ports\\.ts)` },
      { path: `${S}capabilities/[^/]+/${SURFACES}` },
    ),
    err(
      'integrations-are-plugged-in',
      'A provider is chosen in the composition root and nowhere else.',
      { pathNot: [`${S}integrations/`, ROOT, OUTSIDE] },
      { path: `${S}integrations/` },
    ),
    err(
      'integrations-fill-ports',
      'A provider may know the port it fills, never the rest of the room.',
      { path: `${S}integrations/`, pathNot: TEST },
      { path: `${S}(capabilities|flows|storefront)/`, pathNot: `${S}capabilities/[^/]+/ports\\.ts$` },
    ),
    err(
      'rendering-is-a-surface',
      'The server renders the storefront through the public API, as a browser would: contracts, client and platform, no room, no flow.',
      { path: `${S}storefront/`, pathNot: TEST },
      { path: '^(src|config|scripts|tests|bench)/', pathNot: [`${S}(storefront|platform|kernel)/`, `${P}(contracts|client)/`] },
    ),
    err(
      'rendering-is-plugged-in',
      'The rendering surface is wired in the composition root; a room that knows its pages cannot go headless.',
      { path: S, pathNot: [`${S}storefront/`, ROOT] },
      { path: `${S}storefront/` },
    ),
    err(
      'contracts-are-shared-paper',
      'Contracts import nothing of either side.',
      { path: `${P}contracts/`, pathNot: TEST },
      { path: '^(src|config|scripts|tests|bench)/', pathNot: `${P}contracts/` },
    ),
    err(
      'admin-stays-in-the-browser',
      'Server code in the admin bundle leaks secrets and breaks the build.',
      { path: `${P}admin/`, pathNot: TEST },
      { path: `${P}(server|storefront)/` },
    ),
    err(
      'storefront-is-a-customer',
      'The storefront proves the public API is enough; it gets nothing else.',
      { path: `${P}storefront/`, pathNot: TEST },
      { path: `${P}(server|admin)/` },
    ),
    err(
      'client-knows-contracts-only',
      'The client is what an integrator would write from the contracts.',
      { path: `${P}client/`, pathNot: TEST },
      { path: '^(src|config|scripts|tests|bench)/', pathNot: `${P}(client|contracts)/` },
    ),
    err(
      'plugin-stands-alone',
      'The plugin can be lifted out of this host.',
      { path: P, pathNot: TEST },
      { path: '^(src/(?!plugins/affiliate-store/)|config/|database/|scripts/|bench/)' },
    ),
    err(
      'sandbox-is-the-outside',
      'The sandbox stands in for Stripe: if it knew the shop, passing against it would prove nothing.',
      { path: '^scripts/stripe-sandbox/' },
      { path: '^(src|config)/' },
    ),
    err('no-cycles', 'A cycle means two files are one file.', {}, { circular: true }),
    err('no-tests-in-product', 'Product code never imports tests.', { pathNot: [TEST, '^tests/', '^bench/'] }, { path: [TEST, '^tests/'] }),
    err(
      'dependencies-are-declared',
      'A package that is there by luck is gone after the next update; declare it in package.json and say why in ADR 0008.',
      { path: '^(src|config|scripts|tests|bench)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
    err(
      'product-runs-without-tools',
      'The server must start after `npm ci --omit=dev`.',
      { path: ['^config/', '^src/hosting/', S], pathNot: TEST },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    ),
    // The shim of the plugin requires what tsc will have written.
    err('imports-exist', 'The imported file or package is not there.', { pathNot: `${P}strapi-server\\.js$` }, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    // The plugin's own build only: excluding every dist/ would hide @strapi/*/dist, and with it each framework import of a domain.
    exclude: { path: ['^dist/', `${P}dist/`, '/fixtures/'] },
    moduleSystems: ['cjs', 'es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
