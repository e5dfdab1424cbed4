'use strict';

const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx, decorators: false },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** Packages published as ES modules only: jest loads CommonJS, so these are compiled on the way in. */
const ES_MODULES_ONLY = ['intl-messageformat', '@formatjs', 'cookie', 'light-my-request/node_modules/cookie'];

const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // Two parsers: with JSX allowed, `<T>(value: T) =>` in a plain .ts file would be read as a tag.
  transform: { '^.+\\.(ts|js|mjs)$': swc(false), '^.+\\.tsx$': swc(true) },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES_ONLY.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/.tmp/', '<rootDir>/.cache/'],
};

// The stories need a booted shop; everything else must stay runnable without one.
const shop = {
  testEnvironment: '<rootDir>/tests/support/story-environment.ts',
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
};

module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,config,scripts}/**/*.test.{ts,tsx}', '<rootDir>/tests/{architecture,sandbox,support}/**/*.test.{ts,tsx}'],
    },
    { ...base, displayName: 'properties', testMatch: ['<rootDir>/tests/properties/**/*.test.ts'] },
    { ...base, ...shop, displayName: 'stories', testMatch: ['<rootDir>/tests/{stories,ports,upgrades}/**/*.test.{ts,tsx}'] },
    {
      ...base,
      displayName: 'storefront',
      globalSetup: '<rootDir>/tests/storefront/support/build-storefront.ts',
      testMatch: ['<rootDir>/tests/storefront/**/*.test.{ts,tsx}'],
    },
    { ...base, displayName: 'demo', testMatch: ['<rootDir>/tests/demo/**/*.test.ts'] },
    { ...base, displayName: 'browser', testMatch: ['<rootDir>/tests/browser/**/*.test.{ts,tsx}'] },
  ],
  testTimeout: 30_000,
};
