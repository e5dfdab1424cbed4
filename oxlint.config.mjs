// What the code may look like. What wants types is looked at by the compiler of oxlint-tsgolint in the same run.
import house from './scripts/lint/house.cjs';

const { SERVER, ROOMS, TESTS } = house;
const PLUGIN = 'src/plugins/affiliate-store';
const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];

const lines = { skipBlankLines: true, skipComments: true };
const on = (level, ...names) => Object.fromEntries(names.map((name) => [name, level]));

const ofTypescript = (...names) => names.map((name) => `typescript/${name}`);

const UNSAFE = ofTypescript('no-unsafe-argument', 'no-unsafe-assignment', 'no-unsafe-call', 'no-unsafe-member-access', 'no-unsafe-return');

export default {
  plugins: ['typescript', 'unicorn'],
  jsPlugins: [{ name: 'house', specifier: './scripts/lint/house.cjs' }],
  categories: { correctness: 'off' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: [
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
  env: { builtin: true },
  rules: {
    ...on(
      'error',
      // The recommendations of ESLint.
      ...['constructor-super', 'for-direction', 'getter-return', 'no-async-promise-executor', 'no-case-declarations', 'no-class-assign'],
      ...['no-compare-neg-zero', 'no-cond-assign', 'no-const-assign', 'no-constant-binary-expression', 'no-constant-condition'],
      ...[
        'no-control-regex',
        'no-debugger',
        'no-delete-var',
        'no-dupe-class-members',
        'no-dupe-else-if',
        'no-dupe-keys',
        'no-duplicate-case',
      ],
      ...['no-empty', 'no-empty-character-class', 'no-empty-pattern', 'no-empty-static-block', 'no-ex-assign', 'no-extra-boolean-cast'],
      ...['no-fallthrough', 'no-func-assign', 'no-global-assign', 'no-import-assign', 'no-invalid-regexp', 'no-irregular-whitespace'],
      ...[
        'no-loss-of-precision',
        'no-misleading-character-class',
        'no-new-native-nonconstructor',
        'no-nonoctal-decimal-escape',
        'no-obj-calls',
      ],
      ...['no-prototype-builtins', 'no-redeclare', 'no-regex-spaces', 'no-self-assign', 'no-setter-return', 'no-shadow-restricted-names'],
      ...[
        'no-sparse-arrays',
        'no-this-before-super',
        'no-unexpected-multiline',
        'no-unreachable',
        'no-unsafe-finally',
        'no-unsafe-negation',
      ],
      ...[
        'no-unsafe-optional-chaining',
        'no-unused-labels',
        'no-unused-private-class-members',
        'no-useless-backreference',
        'no-useless-catch',
      ],
      ...['no-useless-escape', 'no-with', 'require-yield', 'use-isnan', 'valid-typeof'],
      'unicorn/prefer-node-protocol',
      'no-console',
    ),
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
    complexity: ['error', 10],
    'max-lines': ['error', { max: 300, ...lines }],
    'max-lines-per-function': ['error', { max: 60, IIFEs: true, ...lines }],
  },
  overrides: [
    { files: ['**/*.{js,cjs,mjs}'], env: { node: true }, rules: { 'no-undef': 'error' } },
    {
      files: TYPESCRIPT,
      rules: {
        // The compiler says these of itself.
        ...on(
          'off',
          ...['constructor-super', 'getter-return', 'no-class-assign', 'no-const-assign', 'no-dupe-class-members', 'no-dupe-keys'],
          ...['no-func-assign', 'no-import-assign', 'no-new-native-nonconstructor', 'no-obj-calls', 'no-redeclare', 'no-setter-return'],
          ...['no-this-before-super', 'no-unreachable', 'no-unsafe-negation', 'no-with'],
        ),
        ...on(
          'error',
          // The recommendations of typescript-eslint.
          ...['no-var', 'prefer-const', 'prefer-rest-params', 'prefer-spread', 'no-array-constructor', 'no-unused-expressions'],
          ...ofTypescript(
            ...['no-duplicate-enum-values', 'no-empty-object-type', 'no-extra-non-null-assertion', 'no-misused-new', 'no-namespace'],
            ...['no-non-null-asserted-optional-chain', 'no-require-imports', 'no-this-alias', 'no-unnecessary-type-constraint'],
            ...['no-unsafe-declaration-merging', 'no-unsafe-function-type', 'no-wrapper-object-types', 'prefer-as-const'],
            ...['prefer-namespace-keyword', 'triple-slash-reference', 'no-explicit-any'],
          ),
          // What wants types.
          ...ofTypescript(
            ...['await-thenable', 'no-array-delete', 'no-base-to-string', 'no-duplicate-type-constituents', 'no-floating-promises'],
            ...['no-for-in-array', 'no-implied-eval', 'no-redundant-type-constituents', 'no-unnecessary-type-assertion'],
            ...['no-unsafe-enum-comparison', 'only-throw-error', 'prefer-promise-reject-errors', 'restrict-plus-operands'],
            ...['switch-exhaustiveness-check', 'unbound-method'],
          ),
          ...UNSAFE,
        ),
        'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
        'typescript/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
        'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
        'typescript/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
      },
    },
    { files: [`${ROOMS}/domain/**`, `${SERVER}/kernel/**`], rules: { 'max-lines': ['error', { max: 200, ...lines }] } },
    // A flow is a story told from its beginning to its end; the aim is 10 here too.
    { files: [`${SERVER}/flows/**`], rules: { complexity: ['error', 14] } },
    // The sandbox, models and generators tell long stories in one place.
    {
      files: [...TESTS, 'scripts/stripe-sandbox/**', 'bench/**'],
      rules: { complexity: ['error', 20], 'max-lines-per-function': ['error', { max: 90, IIFEs: true, ...lines }] },
    },
    // Markup counts its conditions as branches.
    { files: [`${PLUGIN}/{admin,storefront}/**/*.{ts,tsx}`, 'src/admin/**/*.{ts,tsx}'], rules: { complexity: ['error', 16] } },
    { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
    // A describe block is a chapter, not a function.
    { files: TESTS, rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 600, ...lines }] } },
    // Rows of a database and answers of a shop have the types they are found to have.
    {
      files: [`${SERVER}/platform/**`, `${ROOMS}/store.ts`, `${ROOMS}/store/**`, ...TESTS],
      rules: on('off', ...UNSAFE, 'typescript/no-unnecessary-type-assertion'),
    },
    { files: [`${PLUGIN}/admin/**`, ...TESTS], rules: { 'typescript/unbound-method': 'off' } },
    // Events of React do not wait for their handlers.
    {
      files: [`${PLUGIN}/admin/**`, `${PLUGIN}/storefront/**`, 'src/admin/**'],
      rules: {
        'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
        'typescript/no-unnecessary-type-assertion': 'off',
      },
    },
    ...house.configs,
  ],
};
