import { Agent, request } from 'node:http';
import { CONNECTIONS } from './rounds';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
  /** Until the last byte. */
  readonly milliseconds: number;
}

/** One request over a connection that is kept. */
export const ask = (
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {},
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(
      url,
      { agent, method, headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(parts).toString(),
            cookies: answer.headers['set-cookie'] ?? [],
            milliseconds: performance.now() - began,
          }),
        );
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });

/** The same, for answers that have to be a success; the parsed body. */
export const askJson = async <T>(
  url: string,
  method = 'GET',
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> => {
  const answer = await ask(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (answer.status < 200 || answer.status > 299) throw new Error(`${method} ${url} answered ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body) as T;
};

/** Does the same with every item, at eight connections. */
export const atEight = async <I, O>(items: readonly I[], work: (item: I, index: number) => Promise<O>): Promise<readonly O[]> => {
  const results: O[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as I, index);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return results;
};
