'use strict';

// Loaded before `strapi build` and `strapi develop`, which compile the whole server with JavaScript's tsc each time: two minutes for what the compiler
// that checks the types (ADR 0089) does in five seconds, and in less where little has changed since.
const { spawn } = require('node:child_process');
const { existsSync, rmSync } = require('node:fs');
const path = require('node:path');
const compiler = require('@strapi/typescript-utils');

if (typeof compiler.compile !== 'function')
  throw new Error('Strapi compiles in another way than it did: see scripts/lib/quick-compiler.cjs');

/** With `ignoreDiagnostics`, what does not compile is said and written all the same: a developer is in the middle of changing it. */
compiler.compile = (folder, { configOptions: { ignoreDiagnostics = false } = {} } = {}) =>
  new Promise((resolve, reject) => {
    // `strapi develop` begins by emptying dist/, but for what tsc remembers of it: by which it would write nothing.
    if (!existsSync(path.join(folder, 'dist/src/index.js'))) rmSync(path.join(folder, 'dist/.tsbuildinfo'), { force: true });
    const words = [path.join(folder, 'node_modules/typescript-native/bin/tsc'), '-p', 'tsconfig.build.json'];
    if (ignoreDiagnostics) words.push('--noEmitOnError', 'false');
    const child = spawn(process.execPath, words, { cwd: folder, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 || ignoreDiagnostics ? resolve() : reject(new Error('The server does not compile.'))));
  });
