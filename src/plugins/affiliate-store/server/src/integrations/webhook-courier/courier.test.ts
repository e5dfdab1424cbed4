import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { courier, isPublic, publicOnly } from './courier';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
const listening = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};
const careful = courier({ toPrivate: false, patienceMs: 2_000 });
const atHome = courier({ toPrivate: true, patienceMs: 300 });

describe('where it goes', () => {
  test.each([
    '127.0.0.1', '::1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::ffff:127.0.0.1', 'fd00::1',
    'fe80::1', '224.0.0.1', 'not an address',
  ])('not to %s', (address) => expect(isPublic(address)).toBe(false)); // oxfmt-ignore

  test.each(['93.184.216.34', '2606:2800:220:1::1'])('to %s', (address) => expect(isPublic(address)).toBe(true));

  test.each([
    'http://example.com/', 'https://127.0.0.1/', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/', 'https://2130706433/', 'https://0x7f.1/',
    'https://localhost/', 'https://api.localhost/', 'https://user:word@example.com/', 'file:///etc/passwd', 'nowhere',
  ])('refuses %s', (url) => expect(careful.accepts(url)).toBe(false)); // oxfmt-ignore

  test('takes an https address', () => expect(careful.accepts('https://example.com:8443/hooks?shop=1')).toBe(true));

  test('sends nothing where it would not accept', async () => {
    let heard = 0;
    const url = await listening((_, response) => {
      heard += 1;
      response.end();
    });
    expect(await careful.post(url, {}, '{}')).toMatchObject({ status: null });
    expect(heard).toBe(0);
  });

  test.each([
    ['a public address', ['93.184.216.34'], null],
    ['a private one', ['10.0.0.7'], 'EPRIVATE'],
    ['a private one among others', ['93.184.216.34', '127.0.0.1'], 'EPRIVATE'],
    ['nothing', [], 'EPRIVATE'],
  ])('a name that leads to %s', async (_, addresses, code) => {
    const lookup = publicOnly((_host, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      ),
    );
    const refused = await new Promise((done) => lookup('shop.example', {}, (error) => done(error?.code ?? null)));
    expect(refused).toBe(code);
  });
});

describe('what it brings back', () => {
  test('status and the beginning of the answer', async () => {
    const url = await listening((_, response) => response.writeHead(202).end('x'.repeat(50_000)));
    const answer = await atHome.post(url, {}, '{}');
    expect([answer.status, answer.text?.length, answer.error]).toEqual([202, 2_000, null]);
  });

  test('a redirect as it is', async () => {
    let heard = 0;
    const url = await listening((_, response) => {
      heard += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await atHome.post(url, {}, '{}')).toMatchObject({ status: 302 });
    expect(heard).toBe(1);
  });

  test('in words, when nobody answers', async () => {
    const silent = await listening(() => undefined);
    expect(await atHome.post(silent, {}, '{}')).toEqual({ status: null, text: null, error: 'no answer in time' });
    expect(await atHome.post('http://127.0.0.1:1/', {}, '{}')).toEqual({ status: null, text: null, error: 'nothing listens there' });
  });
});
