// Processes that stay: started with their output in a log, watched, and ended in order.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';

import { ROOT, at } from './house.mjs';
import { complaint } from './say.mjs';

const PATIENCE_MS = 15_000;
const TAIL = 6000;

const OWN_GROUP = process.platform !== 'win32';
const started = [];

/** To a process and to what it has started itself. */
const signalAll = (child, signal) => (OWN_GROUP ? process.kill(-child.pid, signal) : child.kill(signal));

/**
 * Starts a command that is meant to stay. `show` lets it write to the terminal. It is in a process group of its own: Ctrl-C reaches the
 * script, which ends its processes in order, and not all of them at once.
 */
export const start = (name, [command, ...args], { env = {}, show = false, cwd = ROOT } = {}) => {
  const log = at('.tmp/logs', `${name}.log`);
  mkdirSync(path.dirname(log), { recursive: true });
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: OWN_GROUP,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  let tail = '';
  if (!show) {
    const sink = createWriteStream(log);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        sink.write(text);
        tail = (tail + text).slice(-TAIL);
      });
    }
  }
  const gone = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  const running = {
    name,
    pid: child.pid,
    log: path.relative(ROOT, log),
    gone,
    isGone: () => child.exitCode !== null || child.signalCode !== null,
    tail: () => tail,
    /** Asks it to end, and insists after a quarter of a minute. */
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      signalAll(child, 'SIGTERM');
      const insist = setTimeout(() => signalAll(child, 'SIGKILL'), PATIENCE_MS);
      await gone;
      clearTimeout(insist);
    },
  };
  started.push(running);
  return running;
};

/** Ends everything that was started, the last first. */
export const stopAll = async () => {
  for (const running of started.splice(0).reverse()) await running.stop();
};

const answers = async (url, anyStatus) => {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
    return ok || anyStatus;
  } catch {
    return false;
  }
};

/** Waits until `url` answers 2xx (or anything, with `anyStatus`). Ends early, with the last lines of its log, when the process is gone. */
export const waitFor = async (running, url, { seconds = 90, anyStatus = false } = {}) => {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    if (running.isGone()) throw complaint(`${running.tail()}\nThe ${running.name} ended while starting. Its log: ${running.log}`);
    if (await answers(url, anyStatus)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw complaint(`${running.tail()}\nThe ${running.name} did not answer at ${url} within ${seconds} s. Its log: ${running.log}`);
};

/** Calls `end` once, on Ctrl-C or when the process is asked to end, and leaves only then. A second Ctrl-C leaves at once. */
export const onceAskedToEnd = (end) => {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (asked) process.exit(130);
      asked = true;
      void end().finally(() => process.exit(0));
    });
  }
};
