import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { viesRegister } from './register';

interface Asked {
  readonly path: string;
  readonly body: Record<string, string>;
}

/** A register of the smallest kind, answering what a test tells it; `null` never answers. */
const register = (answer: (asked: Asked) => { readonly status?: number; readonly text: string } | null) => {
  const heard: Asked[] = [];
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const asked = { path: String(request.url), body: JSON.parse(text) as Record<string, string> };
      heard.push(asked);
      const given = answer(asked);
      if (given) response.writeHead(given.status ?? 200, { 'content-type': 'application/json' }).end(given.text);
    });
  });
  return { heard, server };
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const open = async (...[answer]: Parameters<typeof register>) => {
  const { server, heard } = register(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest-api`;
  return { heard, address, ask: viesRegister({ address, patienceMs: 300 }).ask };
};

const question = { vatId: 'DE129273398', requester: 'FR40303265045' };
const said = (more: object) => ({ text: JSON.stringify({ requestDate: '2026-03-09T10:00:00.000Z', ...more }) });

describe('asking VIES', () => {
  it('sends country and number of both, and keeps the number of the consultation', async () => {
    const { ask, heard } = await open(() => said({ valid: true, requestIdentifier: 'WAPIAAAA1', name: 'BEISPIEL GMBH', address: '---' }));
    expect(await ask(question)).toEqual({
      state: 'valid',
      consultation: 'WAPIAAAA1',
      answeredAt: Date.UTC(2026, 2, 9, 10),
      name: 'BEISPIEL GMBH',
      address: null,
    });
    expect(heard).toEqual([
      {
        path: '/rest-api/check-vat-number',
        body: { countryCode: 'DE', vatNumber: '129273398', requesterMemberStateCode: 'FR', requesterNumber: '40303265045' },
      },
    ]);
  });

  it('says of one that is not registered that it is not', async () => {
    const { ask } = await open(() => said({ valid: false, requestIdentifier: '', name: '---' }));
    expect(await ask({ ...question, requester: '' })).toMatchObject({ state: 'invalid', consultation: null, name: null });
  });

  it.each(['MS_UNAVAILABLE', 'SERVICE_UNAVAILABLE', 'TIMEOUT', 'GLOBAL_MAX_CONCURRENT_REQ', 'VAT_BLOCKED'])(
    'takes %s for no answer, never for a no',
    async (error) => {
      const { ask } = await open(() => ({ status: 500, text: JSON.stringify({ actionSucceed: false, errorWrappers: [{ error }] }) }));
      expect(await ask(question)).toEqual({ state: 'unanswered', why: error });
    },
  );

  it('asks once more without a requester that is not known', async () => {
    const { ask, heard } = await open(({ body }) =>
      body['requesterNumber'] === undefined
        ? said({ valid: true })
        : { text: JSON.stringify({ actionSucceed: false, errorWrappers: [{ error: 'INVALID_REQUESTER_INFO' }] }) },
    );
    expect(await ask(question)).toMatchObject({ state: 'valid', consultation: null });
    expect(heard).toHaveLength(2);
  });

  it('does not wait longer than a buyer would, and reads nothing into nonsense', async () => {
    expect(await (await open(() => null)).ask(question)).toEqual({ state: 'unanswered', why: 'NO_ANSWER_IN_TIME' });
    expect(await (await open(() => ({ text: '<html>' }))).ask(question)).toEqual({ state: 'unanswered', why: 'UNREADABLE' });
    expect(await (await open(() => ({ status: 503, text: '{}' }))).ask(question)).toEqual({ state: 'unanswered', why: 'HTTP_503' });
    expect(await (await open(() => said({ valid: 'true' }))).ask(question)).toMatchObject({ state: 'unanswered' });
    const nowhere = viesRegister({ address: 'http://127.0.0.1:1', patienceMs: 300 });
    expect(await nowhere.ask(question)).toEqual({ state: 'unanswered', why: 'UNREACHABLE' });
  });
});
