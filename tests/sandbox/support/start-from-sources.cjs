'use strict';

// Runs the sandbox's main.ts as a process of its own without a build: each TypeScript file is compiled as it is required.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    module: { type: 'commonjs' },
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};

require(join(__dirname, '../../../scripts/stripe-sandbox/main.ts'));
