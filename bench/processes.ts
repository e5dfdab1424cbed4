import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const START_MS = 120_000;

/** A server in a process of its own, so that measuring it costs it nothing. */
export interface Server {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would: nothing is put in order before. */
  readonly kill: () => Promise<void>;
}

const KIBI = 1024;

/** Resident memory of a process, in MiB, as the system counts it. */
export const residentMiB = (pid: number): number =>
  Number(
    execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])
      .toString()
      .trim(),
  ) / KIBI;

const portSaid = (said: string): number | null => {
  const port = /"listening":"?(\d+)"?|sandbox at http:\/\/[^:\s]+:(\d+)/.exec(said);
  return port === null ? null : Number(port[1] ?? port[2]);
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Starts a script that says `{"listening": <port>}` when it is ready, as the sandbox does in its own words. */
export const startServer = (script: string, env: Readonly<Record<string, string>> = {}, cwd = process.cwd()): Promise<Server> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter(Boolean), path.resolve(script)], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const late = setTimeout(() => reject(new Error(`${script} did not start:\n${said.slice(-4000)}`)), START_MS);
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-20_000);
      const port = portSaid(said);
      if (port === null) return;
      clearTimeout(late);
      resolve({
        url: `http://127.0.0.1:${port}`,
        pid: child.pid ?? 0,
        stop: async () => {
          child.kill('SIGTERM');
          await ended(child);
        },
        kill: async () => {
          child.kill('SIGKILL');
          await ended(child);
        },
      });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`${script} ended with ${code}:\n${said.slice(-4000)}`));
    });
  });
