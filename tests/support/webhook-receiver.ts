// Another system that is told what happens in the shop: it keeps what it hears and answers what a story wants.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { eventually } from './world';

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly livemode: boolean;
    readonly data: { readonly object: Readonly<Record<string, unknown>>; readonly previous?: Readonly<Record<string, unknown>> };
  };
}

/** Runs as long as the stories of a file. */
export const webhookReceiver = () => {
  const heard: Heard[] = [];
  let status = 200;
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      // A call without a body says everything in its address; what is signed of it is the whole address.
      const called = Object.fromEntries(new URL(path, 'http://here').searchParams);
      const event =
        text === ''
          ? { id: '', type: called['event'] ?? '', livemode: false, data: { object: called } }
          : (JSON.parse(text) as Heard['event']);
      heard.push({ headers: request.headers, text: text === '' ? `http://${request.headers.host ?? ''}${path}` : text, event });
      response.writeHead(status, { 'content-type': 'text/plain' }).end(status < 300 ? 'thanks' : 'not now');
    });
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    heard,
    answers: (next: number) => void (status = next),
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
    },
    /** The first event of a type that has arrived since so many had. */
    next: (type: string, since: number): Promise<Heard> =>
      eventually(`a ${type} to arrive`, async () => heard.slice(since).find(({ event }) => event.type === type)),
  };
};

/** Whether who holds the secret believes what arrived, at the shop's own time: its clock may be moved. */
export const believes = (secret: string, { headers, text }: Heard): boolean => {
  const at = Number(headers['webhook-timestamp']) * 1000;
  const real = Date.now;
  Date.now = () => at;
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>);
    return true;
  } catch (error) {
    // The library reads a body once it believes it; an address that was called is no JSON.
    return (error as Error).name === 'SyntaxError';
  } finally {
    Date.now = real;
  }
};
