import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';

import { ROOT, at } from './house.mjs';
import { complaint } from './say.mjs';

const KEPT = 200_000;
const SHOWN = 8000;

/** The command of a package in node_modules, without npx in between: one process less, and no question asked offline. */
export const bin = (script) => [process.execPath, at('node_modules', script)];

/** Strapi's own command where it compiles: by the quick compiler. */
export const strapi = [
  process.execPath,
  '--require',
  at('scripts/lib/quick-compiler.cjs'),
  at('node_modules/@strapi/strapi/bin/strapi.js'),
];

/**
 * Runs a command from the root. Its output goes to `.tmp/logs/<log>.log`, and to the terminal when it fails; with
 * `show` it goes to the terminal as it comes. `hear` is told what it has said so far. Resolves with the exit code when `tolerant`, else a failure throws.
 */
export const run = (
  [command, ...args],
  { env = {}, log = path.basename(command), show = false, tolerant = false, cwd = ROOT, hear = () => undefined } = {},
) =>
  new Promise((resolve, reject) => {
    const file = at('.tmp/logs', `${log}.log`);
    mkdirSync(path.dirname(file), { recursive: true });
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let tail = '';
    if (!show) {
      const sink = createWriteStream(file);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
          sink.write(text);
          tail = (tail + text).slice(-KEPT);
          hear(tail);
        });
      }
    }
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0 || tolerant) resolve({ code: code ?? 1, output: tail });
      else
        reject(
          complaint(
            `${tail.slice(-SHOWN)}\n${[command, ...args].join(' ')}\nended with ${signal ?? `exit code ${code}`}.${show ? '' : ` All of its output: ${path.relative(ROOT, file)}`}`,
          ),
        );
    });
  });
