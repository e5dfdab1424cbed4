import { existsSync } from 'node:fs';

import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import unicorn from 'eslint-plugin-unicorn';

import house from './scripts/lint/house.cjs';

const { SERVER, ROOMS, TESTS } = house;
const PLUGIN = 'src/plugins/affiliate-store';
const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];

/** Files and the program that knows their types; a part of the tree that is not there yet is left out. */
const PROGRAMS = [
  { files: TYPESCRIPT, project: 'tsconfig.json' },
  { files: TESTS, project: 'tests/tsconfig.json' },
  { files: [`${PLUGIN}/admin/**`], project: `${PLUGIN}/admin/tsconfig.json` },
  { files: ['src/admin/**'], project: 'src/admin/tsconfig.json' },
  { files: [`${PLUGIN}/storefront/**`], project: `${PLUGIN}/storefront/tsconfig.json` },
].filter(({ project }) => existsSync(project));

const lines = { skipBlankLines: true, skipComments: true };

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'build/',
      '.cache/',
      '.tmp/',
      '.strapi/',
      'coverage/',
      'types/generated/',
      'public/',
      `${PLUGIN}/dist/`,
      'tests/**/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: TYPESCRIPT, extends: [tseslint.configs.recommendedTypeChecked] },
  ...PROGRAMS.map(({ files, project }) => ({
    files,
    languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  })),
  { files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs', globals: globals.node } },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    plugins: { unicorn },
    rules: {
      'unicorn/filename-case': ['error', { case: 'kebabCase' }],
      'unicorn/prefer-node-protocol': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      complexity: ['error', 10],
      'max-lines': ['error', { max: 300, ...lines }],
      'max-lines-per-function': ['error', { max: 60, IIFEs: true, ...lines }],
    },
  },
  {
    files: TYPESCRIPT,
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Takes a branded number (an amount in minor units) for something that cannot be negated.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      // A step of a port or a flow is asynchronous by its contract, whether this one happens to wait or not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: [`${ROOMS}/domain/**`, `${SERVER}/kernel/**`],
    rules: { 'max-lines': ['error', { max: 200, ...lines }] },
  },
  // A flow is a story told from its beginning to its end; the aim is 10 here too.
  { files: [`${SERVER}/flows/**`], rules: { complexity: ['error', 14] } },
  // The sandbox, models and generators tell long stories in one place.
  {
    files: [...TESTS, 'scripts/stripe-sandbox/**', 'bench/**'],
    rules: { complexity: ['error', 20], 'max-lines-per-function': ['error', { max: 90, IIFEs: true, ...lines }] },
  },
  {
    // Where Strapi's types end: rows and registries come in as `any` and leave typed.
    files: [`${SERVER}/platform/**`, `${ROOMS}/store.ts`, `${ROOMS}/store/**`, ...TESTS],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Rows of knex are `any` until they are named: the assertion that names them is the point.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  {
    // react-intl binds its formatters, although its types do not say so.
    files: [`${PLUGIN}/admin/**`],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // Markup counts its conditions as branches, and events of React do not wait for their handlers.
    files: [`${PLUGIN}/{admin,storefront}/**/*.{ts,tsx}`, 'src/admin/**/*.{ts,tsx}'],
    rules: {
      complexity: ['error', 16],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    // A describe block is a chapter, not a function.
    files: TESTS,
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 600, ...lines }], '@typescript-eslint/unbound-method': 'off' },
  },
  { files: ['**/*.{js,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...house.configs,
);
