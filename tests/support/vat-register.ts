// A register of VAT ids of the smallest kind, standing in for VIES: it answers what a story tells it, and remembers what it was asked.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RegisterAnswer = { readonly valid: boolean } | { readonly error: string };

/** Runs as long as the stories of a file; `environment` is for the shop that is to ask it. */
export const vatRegister = () => {
  const answers = new Map<string, RegisterAnswer>();
  const asked: Array<Readonly<Record<string, string>>> = [];
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const body = JSON.parse(text) as Record<string, string>;
      asked.push(body);
      const answer = answers.get(`${body['countryCode']}${body['vatNumber']}`) ?? { error: 'MS_UNAVAILABLE' };
      const said =
        'error' in answer
          ? { actionSucceed: false, errorWrappers: [{ error: answer.error }] }
          : { ...body, ...answer, requestDate: new Date().toISOString(), requestIdentifier: `WAPI-${asked.length}`, name: '---' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    asked,
    says: (vatId: string, answer: RegisterAnswer) => void answers.set(vatId, answer),
    environment: {
      get VIES_URL() {
        return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      },
    },
  };
};
