// The processes shops run in. One that ended its shop in peace is kept for the next: Strapi is loaded in it, which is most of a start.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import path from 'node:path';
import { LOGS, ROOT } from './scratch';

/** A process, the log of whoever it is at the moment, and how many shops it has been. */
export interface Host {
  readonly child: ChildProcess;
  log: WriteStream | null;
  shops: number;
}

/** What outlives a file of stories. */
export interface Hosts {
  /** Processes no shop runs in. */
  readonly idle: Host[];
  /** The one all sandboxes run in, once there is one. */
  sandboxes?: Promise<Host>;
}

declare global {
  /** Where a suite has none (support/story-environment), every shop and every sandbox gets a process of its own. */
  var storyHosts: Hosts | undefined;
}

const START_MS = 180_000;
const END_MS = 20_000;
/** What a shop leaves in memory adds up; so many are forgotten in a few seconds less than they take. */
const MOST_SHOPS = 8;
const MOST_IDLE = 3;

/** Lines of the sources in what a shop complains of; they cost a start half a second, which a whole run does not spend. */
const READABLE = process.env['CI'] ? [] : ['--enable-source-maps'];

/**
 * A start makes much that is soon let go of; with more room for it, less of it is carried about. The last is what the shop sets for itself once
 * it runs (platform/young-garbage): V8 takes back what it compiled only where it was compiled under the same flags.
 */
const ROOMY = ['--min-semi-space-size=16', '--max-semi-space-size=64', '--no-allocation-site-pretenuring'];

/** What a process is started with; in a longer run also what one before it found and compiled (support/loaded-before). */
const flags = ({ STORY_LOADED: kept }: NodeJS.ProcessEnv): string[] => [
  ...READABLE,
  ...ROOMY,
  ...(kept ? ['--require', path.join(ROOT, 'tests/support/loaded-before.js')] : []),
];

/** The file everything is in that a process of that name has said. */
export const logOf = (name: string): string => path.join(LOGS, `${name}.log`);

/** Resolves once a process has ended, with its exit code. */
export const gone = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });

/** Ends a process with a signal. */
export const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  child.kill(signal);
  return gone(child);
};

/** Waits for a message of a process, with a value where one is asked for; fails when it ends or is late. */
const heard = (child: ChildProcess, word: string, withinMs: number, value?: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const done = (failure: Error | null, said?: unknown) => {
      clearTimeout(late);
      child.off('message', listen);
      child.off('exit', ended);
      if (failure) reject(failure);
      else resolve(said);
    };
    const late = setTimeout(() => done(new Error(`the process did not say “${word}”: see its log`)), withinMs);
    const listen = (message: unknown) => {
      const said = (message as Record<string, unknown>)[word];
      if (said !== undefined && (value === undefined || said === value)) done(null, said);
    };
    const ended = (code: number | null) => done(new Error(`the process ended with ${code} before it said “${word}”: see its log`));
    child.on('message', listen);
    child.once('exit', ended);
  });

/** Starts a process; resolves once it says that it is ready. */
export const launch = (name: string, command: string, env: NodeJS.ProcessEnv, ready: RegExp): Promise<Host> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags(env), command], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const host: Host = { child, log: createWriteStream(logOf(name), { flags: 'a' }), shops: 1 };
    let said = '';
    const late = setTimeout(() => reject(new Error(`${name} did not start:\n${said.slice(-4000)}`)), START_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        host.log?.write(chunk);
        if (said.length < 100_000) said += chunk.toString();
        if (ready.test(said)) {
          clearTimeout(late);
          resolve(host);
        }
      });
    }
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`${name} ended with ${code}:\n${said.slice(-4000)}`));
    });
  });

const SERVE = 'tests/support/serve.js';

/** Makes an idle host a shop; resolves once it listens. */
const begin = async (host: Host, name: string, env: NodeJS.ProcessEnv): Promise<Host> => {
  host.log = createWriteStream(logOf(name), { flags: 'a' });
  host.shops += 1;
  const listening = heard(host.child, 'listening', START_MS);
  host.child.send({ begin: env });
  await listening;
  return host;
};

/** A process in which a shop runs: an idle one where there is one. */
export const hostShop = (name: string, env: NodeJS.ProcessEnv): Promise<Host> => {
  const idle = globalThis.storyHosts?.idle.pop();
  return idle ? begin(idle, name, env) : launch(name, SERVE, env, /"listening"/);
};

/** A host without a shop, with Strapi loaded. */
const spare = async (name: string, env: NodeJS.ProcessEnv): Promise<Host> => {
  const host = await launch(name, SERVE, { ...env, STORY_SPARE: 'true' }, /"loaded"/);
  host.shops = 0;
  return host;
};

/** Sees to it that an idle host is there, so that a start soon after is the quicker for it. */
export const standBy = async (name: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const { idle } = (globalThis.storyHosts ??= { idle: [] });
  if (idle.length === 0) idle.push(await spare(name, env));
};

/** Keeps a host without a shop for another, where that can be. */
const keep = async (host: Host): Promise<void> => {
  const idle = globalThis.storyHosts?.idle;
  host.log?.end();
  host.log = null;
  if (idle && host.shops < MOST_SHOPS && idle.length < MOST_IDLE) idle.push(host);
  else await end(host.child, 'SIGKILL');
};

/** What a command said, and the exit code it ended with. */
export interface Obeyed {
  readonly code: number | null;
  readonly output: string;
}

/** Does in a host what `npm run ledger -- …` does in a process of its own. */
export const obeyInHost = async (name: string, environment: NodeJS.ProcessEnv, words: readonly string[]): Promise<Obeyed> => {
  const host = globalThis.storyHosts?.idle.pop() ?? (await spare(name, environment));
  host.shops += 1;
  const said = heard(host.child, 'obeyed', START_MS);
  host.child.send({ ledger: { words, environment } });
  const obeyed = (await said) as Obeyed;
  // Whatever broke may have left something behind.
  if (obeyed.code === 2) await end(host.child, 'SIGKILL');
  else await keep(host);
  return obeyed;
};

/** Ends a shop as an operator would, and keeps its process for another where that can be. */
export const leave = async (host: Host): Promise<void> => {
  const { child } = host;
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (!globalThis.storyHosts || host.shops >= MOST_SHOPS) {
    await end(child, 'SIGTERM');
    return;
  }
  const ended = heard(child, 'ended', END_MS);
  child.send({ finish: true });
  try {
    await ended;
  } catch (error) {
    await end(child, 'SIGKILL');
    throw error;
  }
  await keep(host);
};

export interface SandboxOptions {
  readonly port: number;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
}

const loadSandboxes = (env: NodeJS.ProcessEnv): Promise<Host> => launch('sandboxes', 'tests/support/sandboxes.js', env, /"loaded"/);

/** Opens a sandbox; answers what closes it. */
export const openSandbox = async (options: SandboxOptions, env: NodeJS.ProcessEnv): Promise<() => Promise<void>> => {
  const hosts = globalThis.storyHosts;
  const host = await (hosts ? (hosts.sandboxes ??= loadSandboxes(env)) : loadSandboxes(env));
  const told = async (message: object, word: string) => {
    const answered = heard(host.child, word, START_MS, options.port);
    host.child.send(message);
    await answered;
  };
  await told({ opening: options }, 'opened');
  return async () => {
    if (hosts) await told({ closing: options.port }, 'closed');
    else await end(host.child, 'SIGTERM');
  };
};
