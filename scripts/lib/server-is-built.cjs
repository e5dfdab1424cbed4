'use strict';

// Loaded before `strapi build` (scripts/build.mjs), which compiles the whole server with JavaScript's tsc before it builds the panel: two minutes
// for what is in dist/ already, from the same sources, and written over it while a shop may be running from there.
const compiler = require('@strapi/typescript-utils');

if (typeof compiler.compile !== 'function')
  throw new Error('Strapi compiles in another way than it did: see scripts/lib/server-is-built.cjs');
compiler.compile = () => Promise.resolve();
