import { Agent, request } from 'node:http';

/** A request as bytes: nothing about it is made well-formed on the way. */
export interface Shot {
  /** What is wrong with it, for people. */
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Hit {
  readonly shot: Shot;
  readonly status: number;
  readonly text: string;
  readonly ms: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const LONGEST_MS = 10_000;

const once = (url: URL, agent: Agent, shot: Shot): Promise<Hit> =>
  new Promise((resolve) => {
    const started = performance.now();
    const { method, path, headers = {}, body } = shot;
    const done = (status: number, text: string, received: Hit['headers'] = {}) =>
      resolve({ shot, status, text, ms: performance.now() - started, headers: received });
    const sent = request(
      {
        agent,
        host: url.hostname,
        port: url.port,
        method,
        path,
        headers: { ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }), ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', (error) => done(0, String(error)));
        answer.on('end', () => done(answer.statusCode ?? 0, Buffer.concat(chunks).toString('utf8'), answer.headers));
      },
    );
    sent.setTimeout(LONGEST_MS, () => sent.destroy(new Error(`no answer within ${LONGEST_MS} ms`)));
    sent.on('error', (error) => done(0, String(error)));
    sent.end(body);
  });

/** Sends all of them over a few lines that stay open, and answers in the same order. */
export const fire = async (address: string, shots: readonly Shot[], lines = 12): Promise<readonly Hit[]> => {
  const url = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: lines });
  const hits: Hit[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < shots.length; at = next++) {
      const shot = shots[at] as Shot;
      const hit = await once(url, agent, shot);
      // A line the shop closed while the next request was on its way: that says nothing about the request.
      hits[at] = hit.status === 0 ? await once(url, agent, shot) : hit;
    }
  };
  await Promise.all(Array.from({ length: lines }, work));
  agent.destroy();
  return hits;
};
