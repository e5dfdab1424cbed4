import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '../contracts/endpoint';
import { StoreFailure, createStoreClient, routes, type FetchInit } from './index';

const isEndpoint = (thing: unknown): thing is Endpoint =>
  typeof thing === 'object' && thing !== null && 'access' in thing && 'path' in thing;
/** Every contract there is, so that none that is added later can be forgotten here. */
const contracts = join(__dirname, '../contracts');
const files = readdirSync(contracts, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.(type)?test)\.ts$/.test(name));
const modules = files.map((name) => jest.requireActual<Record<string, unknown>>(join(contracts, name)));
const endpoints = [...new Set(modules.flatMap((module) => Object.values(module).filter(isEndpoint)))];

interface Sent {
  readonly url: string;
  readonly init: FetchInit;
}

function clientAnswering(status: number, body: unknown, token?: string) {
  const sent: Sent[] = [];
  const client = createStoreClient({
    baseUrl: 'https://shop.example/api/affiliate-store',
    ...(token === undefined ? {} : { token }),
    fetch: async (url, init) => {
      sent.push({ url, init });
      return { status, text: async () => (typeof body === 'string' ? body : JSON.stringify(body)) };
    },
  });
  return { client, sent };
}

describe('the client', () => {
  it('has every endpoint of the contracts that is not for administrators, and no other', () => {
    const promised = endpoints
      .filter(({ access }) => !access.startsWith('admin:'))
      .map(({ id, method, path, paginated }) => `${id} ${method} ${path} ${paginated === true}`);
    const offered = Object.entries(routes).flatMap(([group, actions]) =>
      Object.entries(actions).map(([action, { method, path, paginated }]) => `${group}.${action} ${method} ${path} ${paginated}`),
    );
    expect(offered.sort()).toEqual(promised.sort());
  });

  it('escapes parameters and leaves out what was not given', async () => {
    const { client, sent } = clientAnswering(200, { data: {} });
    await client.catalog.readProduct({ params: { slug: 'a/../b' }, query: { locale: 'ar' } });
    await client.partner.readSummary({ query: { from: undefined, to: '2026-11-21' } });
    expect(sent.map(({ url }) => url.replace('https://shop.example/api/affiliate-store', ''))).toEqual([
      '/catalog/products/a%2F..%2Fb?locale=ar',
      '/partner/summary?to=2026-11-21',
    ]);
  });

  it('sends the token, the body and the idempotency key', async () => {
    const { client, sent } = clientAnswering(201, { data: {} }, 'secret');
    await client.checkout.startPayment({ params: { token: 'a'.repeat(16) }, body: { version: 3 } }, { idempotencyKey: 'once' });
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"version":3}',
      headers: { authorization: 'Bearer secret', 'idempotency-key': 'once', 'content-type': 'application/json' },
    });
  });

  it('answers the data alone, and a list with how it goes on', async () => {
    await expect(clientAnswering(200, { data: { name: 'Atelier' }, meta: {} }).client.catalog.readShop()).resolves.toEqual({
      name: 'Atelier',
    });
    const page = clientAnswering(200, { data: [], meta: { pagination: { nextCursor: 'abc', total: 7 } } });
    await expect(page.client.catalog.listProducts()).resolves.toEqual({ data: [], pagination: { nextCursor: 'abc', total: 7 } });
  });

  it('throws what the store refused with, field by field', async () => {
    const details = { code: 'INVALID_INPUT', errors: [{ path: ['body', 'email'], message: 'an e-mail address' }] };
    const { client } = clientAnswering(400, { data: null, error: { status: 400, name: 'ValidationError', message: 'No.', details } });
    const thrown = await client.accounts.requestLink({ body: { email: 'x' } }).catch((failure: unknown) => failure);
    expect(thrown).toBeInstanceOf(StoreFailure);
    expect(thrown).toMatchObject({ status: 400, code: 'INVALID_INPUT', message: 'No.', fields: { 'body.email': 'an e-mail address' } });
  });

  it.each([
    ['a page of HTML', 502, '<html>', 'HTTP_502'],
    ['success without an envelope', 200, 'ok', 'UNREADABLE'],
  ])('names %s', async (_, status, body, code) => {
    await expect(clientAnswering(status, body).client.catalog.readShop()).rejects.toMatchObject({ code, status });
  });

  it('names a lost connection', async () => {
    const client = createStoreClient({ baseUrl: '', fetch: () => Promise.reject(new TypeError('fetch failed')) });
    await expect(client.catalog.readShop()).rejects.toMatchObject({ code: 'UNREACHABLE', status: 0 });
  });
});
