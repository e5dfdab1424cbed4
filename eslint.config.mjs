import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import unicorn from 'eslint-plugin-unicorn';

import house from './scripts/lint/house.cjs';

const { SERVER, ROOMS, TESTS } = house;
const PLUGIN = 'src/plugins/affiliate-store';
const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];

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
  // What wants types is looked at by oxlint (.oxlintrc.json), which knows them in a tenth of the time.
  { files: TYPESCRIPT, extends: [tseslint.configs.recommended] },
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
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
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
    // Markup counts its conditions as branches, and events of React do not wait for their handlers.
    files: [`${PLUGIN}/{admin,storefront}/**/*.{ts,tsx}`, 'src/admin/**/*.{ts,tsx}'],
    rules: {
      complexity: ['error', 16],
    },
  },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    // A describe block is a chapter, not a function.
    files: TESTS,
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 600, ...lines }] },
  },
  { files: ['**/*.{js,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...house.configs,
);
