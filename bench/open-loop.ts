import { Agent, request } from 'node:http';

/** Connections at most: where answers are late, those who come meanwhile bring connections of their own. */
const MOST_SOCKETS = 512;
const TICK_MS = 2;
/** A connection nobody used for so long is not used again: the server may be about to hang up, and a browser would ask once more. */
const IDLE_MS = 2_000;

/** What became of what was sent. Waits are counted from the moment a request was due, so that a server that stalls cannot hide it. */
export interface Sent {
  readonly sent: number;
  /** Numbers of those that were answered as they should be. */
  readonly answered: ReadonlySet<number>;
  /** What the others met, and how often. */
  readonly refused: ReadonlyMap<string, number>;
  readonly waits: readonly number[];
  /** Those that were answered within the time of the load itself. */
  readonly inTime: number;
  readonly seconds: number;
}

/** One request of a load: where it goes, and which status says that it was taken. */
export interface Shot {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

/**
 * Sends so many requests a second for so long, each when it is due, whether or not those before were answered: people who follow links
 * do not wait for each other. Ends when the last one was answered or has failed.
 */
export const openLoop = async (
  url: string,
  { perSecond, seconds, status }: { readonly perSecond: number; readonly seconds: number; readonly status: number },
  shot: (number: number) => Shot,
): Promise<Sent> => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS, timeout: IDLE_MS });
  const answered = new Set<number>();
  const refused = new Map<string, number>();
  const waits: number[] = [];
  const began = performance.now();
  let [under, inTime] = [0, 0];
  const miss = (what: string): void => {
    refused.set(what, (refused.get(what) ?? 0) + 1);
    under -= 1;
  };
  const fire = (number: number): void => {
    under += 1;
    const due = began + (number * 1000) / perSecond;
    const sent = request({ agent, hostname, port, ...shot(number) }, (answer) => {
      answer.resume();
      answer.once('error', (error: Error) => miss(error.message));
      answer.once('end', () => {
        const at = performance.now();
        if (answer.statusCode !== status) return miss(String(answer.statusCode));
        under -= 1;
        answered.add(number);
        waits.push(at - due);
        if (at - began <= seconds * 1000) inTime += 1;
      });
    });
    sent.once('error', (error: NodeJS.ErrnoException) => miss(error.code ?? error.message));
    sent.end();
  };
  const all = perSecond * seconds;
  let next = 0;
  while (next < all) {
    const due = Math.min(all, Math.floor(((performance.now() - began) * perSecond) / 1000) + 1);
    while (next < due) fire(next++);
    await pause(TICK_MS);
  }
  while (under > 0) await pause(TICK_MS);
  agent.destroy();
  return { sent: all, answered, refused, waits, inTime, seconds: (performance.now() - began) / 1000 };
};
