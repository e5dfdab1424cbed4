import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { transformSync } from '@swc/core';

/** A planted bug: text that must be found in a source file, and what stands there instead. */
export interface Patch {
  /** Path below the plugin's `server/src`, without extension. */
  readonly file: string;
  readonly replace: string;
  readonly by: string;
}

const SOURCES = resolve(__dirname, '../../src/plugins/affiliate-store/server/src');
const compiled = new Map<string, string>();

const compile = (path: string, source: string): string =>
  transformSync(source, {
    filename: path,
    configFile: false,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  }).code;

const unpatched = (path: string): string => {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const code = compile(path, readFileSync(path, 'utf8'));
  compiled.set(path, code);
  return code;
};

/** Finds the text however the formatter has broken its lines: a patch once went missing because a line had grown too long. */
const wherever = (text: string): RegExp => new RegExp(text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replace(/\s+/g, '\\s+'), 'g');

const patched = (path: string, patches: readonly Patch[]): string => {
  const source = patches.reduce(
    (text, { replace, by }) => {
      const places = text.match(wherever(replace))?.length ?? 0;
      if (places !== 1) throw new Error(`${path} has ${places} places for the patch "${replace}"; it must have one`);
      return text.replace(wherever(replace), () => by);
    },
    readFileSync(path, 'utf8'),
  );
  return compile(path, source);
};

/**
 * Loads a module of the tests with everything it imports into a registry of its own, with bugs planted on the way. It runs
 * in the main context, not in the test runner's sandbox, where every mention of `Math` or `BigInt` costs a lookup through
 * the sandbox: the stories are an order of magnitude faster there.
 */
export const load = <Module>(entry: string, patches: readonly Patch[] = []): Module => {
  const registry = new Map<string, { exports: unknown }>();
  const used = new Set<string>();
  const requireFrom =
    (from: string) =>
    (request: string): unknown => {
      if (!request.startsWith('.')) throw new Error(`${from} imports ${request}: the money core imports nothing`);
      const path = `${resolve(dirname(from), request)}.ts`;
      const loaded = registry.get(path);
      if (loaded) return loaded.exports;
      const module = { exports: {} };
      registry.set(path, module);
      const mine = patches.filter(({ file }) => `${resolve(SOURCES, file)}.ts` === path);
      if (mine.length > 0) used.add(path);
      const code = mine.length > 0 ? patched(path, mine) : unpatched(path);
      const body = runInThisContext(`(function (exports, require, module) {${code}\n})`, { filename: path }) as (
        exports: unknown,
        require: unknown,
        module: unknown,
      ) => void;
      body(module.exports, requireFrom(path), module);
      return module.exports;
    };
  const loaded = requireFrom(resolve(__dirname, 'load.ts'))(entry) as Module;
  const files = new Set(patches.map(({ file }) => file));
  if (used.size !== files.size) throw new Error(`a patched file was never loaded: ${[...files].join(', ')}`);
  return loaded;
};
