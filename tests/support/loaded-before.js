'use strict';

// Preloaded into the processes in which shops of the stories run (support/shop-host). Half of a start is finding some five thousand modules
// and compiling them, and a run starts more than a hundred processes, most of them after a death. What the first found and compiled is kept
// for the others of its run: which file a name means from where, and what V8 made of a file. What code runs is not changed by it.
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const KEPT = process.env.STORY_LOADED;

const recall = () => (existsSync(KEPT) ? v8.deserialize(readFileSync(KEPT)) : null);

const known = recall();
const files = new Map(known?.files);
const codes = new Map(known?.codes);
/** What this process compiled, where nothing was kept yet. */
const scripts = new Map();
let isFirst = !known;

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolve(request, parent, isMain, options) {
  const answer = () => resolveFilename.call(this, request, parent, isMain, options);
  if (options !== undefined || !parent?.filename) return answer();
  const key = `${path.dirname(parent.filename)}\0${request}`;
  if (!files.has(key)) files.set(key, answer());
  return files.get(key);
};

/** The `require` of a module, as Node makes it. */
const requireOf = (module) => {
  const require = (request) => module.require(request);
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  require.resolve.paths = (request) => Module._resolveLookupPaths(request, module);
  return Object.assign(require, { main: process.mainModule, extensions: Module._extensions, cache: Module._cache });
};

/** The wrapped code of a file, or null where it is no CommonJS. */
const wrapped = (content, filename) => {
  const cachedData = codes.get(filename);
  try {
    const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    const script = new vm.Script(Module.wrap(content.replace(/^#!/, '//')), { filename, cachedData, importModuleDynamically });
    // Taken back under other flags it would be worth nothing, and nobody would notice. Our own code may have been built anew meanwhile.
    if (script.cachedDataRejected && filename.includes('/node_modules/'))
      throw new Error(`what was kept of ${filename} was compiled under other flags`);
    if (isFirst) scripts.set(filename, script);
    return script.runInThisContext();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const compile = Module.prototype._compile;
Module.prototype._compile = function compileAnew(content, filename, format) {
  const run = format === 'module' ? null : wrapped(content, filename);
  if (!run) return compile.call(this, content, filename, format);
  return Reflect.apply(run, this.exports, [this.exports, requireOf(this), this, filename, path.dirname(filename)]);
};

/** Keeps what this process found and compiled, once it has done everything a start does: by then V8 knows more of it than at first. */
exports.keep = () => {
  if (!isFirst || existsSync(KEPT)) return;
  const made = new Map();
  for (const [filename, script] of scripts) made.set(filename, script.createCachedData());
  scripts.clear();
  isFirst = false;
  const aside = `${KEPT}-${process.pid}`;
  writeFileSync(aside, v8.serialize({ files, codes: made }));
  renameSync(aside, KEPT);
};
