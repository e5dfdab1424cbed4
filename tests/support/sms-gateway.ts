// A gateway to telephones of the smallest kind: it keeps what it was handed, and answers what a story wants.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HandedOver {
  readonly to: string;
  readonly text: string;
  readonly id: string;
}

/** Runs as long as the stories of a file; `environment` is for the shop that is to send through it. */
export const smsGateway = () => {
  const handed: HandedOver[] = [];
  let status = 200;
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (request.headers.authorization === 'Bearer key-of-the-gateway') handed.push(JSON.parse(text) as HandedOver);
      response.writeHead(status).end();
    });
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    handed,
    answers: (next: number) => void (status = next),
    environment: {
      get SMS_GATEWAY_URL() {
        return `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
      },
      SMS_GATEWAY_KEY: 'key-of-the-gateway',
    },
  };
};
