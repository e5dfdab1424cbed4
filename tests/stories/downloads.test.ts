import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { aProduct } from '../support/builders';
import type { Product } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { buy, orderOnDesk } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter } from '../support/sign-in';
import { eventually, sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const code = (answer: { body: unknown }): string | undefined =>
  (answer.body as { error?: { details?: { code?: string } } } | null)?.error?.details?.code;
const content = randomBytes(50_000);

interface File {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly checksum: string;
}

const upload = async (product: string, name: string, bytes: Buffer, type = 'application/pdf', headers: Record<string, string> = {}) => {
  const response = await fetch(
    `${world.address.url}/affiliate-store/products/${product}/files?name=${encodeURIComponent(name)}&type=${encodeURIComponent(type)}`,
    {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { authorization: `Bearer ${await world.staff()}`, 'content-type': 'application/octet-stream', ...headers },
    },
  );
  const body: { data: File } | null = await response.json().catch(() => null);
  return { status: response.status, body };
};

const aFile = async (product: Product, name = 'Guide é.pdf', bytes: Buffer = content): Promise<File> => {
  const answer = await upload(product.documentId, name, bytes);
  if (answer.status !== 201) throw new Error(`the upload was refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body?.data as File;
};

/** Bytes of an address, as a browser or a download manager asks for them. */
const get = async (url: string, headers: Record<string, string> = {}, method = 'GET') => {
  const response = await fetch(url, { headers, method });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

interface Member {
  readonly product: Product;
  readonly file: File;
  readonly order: Started;
  readonly jwt: string;
}

const aMember = async (): Promise<Member> => {
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const file = await aFile(product);
  const order = await buy(world, { offerId: product.offerId });
  const { jwt } = await enter(world, order.email);
  return { product, file, order, jwt };
};

const ask = (jwt: string, file: string) => world.api('/me/downloads', { body: { file }, token: jwt });
const urlFor = async ({ jwt, file }: Member): Promise<string> =>
  (expectOk(await ask(jwt, file.id), 'a download') as { body: { data: { url: string } } }).body.data.url;
const tokenOf = async (order: Started): Promise<string> =>
  ((await world.api(`/checkout/carts/${order.cart}/status`)).body as { data: { order: { token: string } } }).data.order.token;

describe('a library', () => {
  test('shows what was bought, with its files, to whoever proved the mailbox', async () => {
    const { product, file, order, jwt } = await aMember();
    const { body } = await world.api('/me/library', { token: jwt });
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      product: product.documentId,
      slug: product.slug,
      name: product.name,
      creator: product.creator.name,
      state: 'active',
      orderNumber: order.orderNumber,
    });
    expect(body.data[0].files).toEqual([{ id: file.id, name: 'Guide é.pdf', bytes: content.length, type: 'application/pdf' }]);
    expect(JSON.stringify(body)).not.toMatch(/storage|checksum/i);
  });

  test('is nobody’s who only knows the address: registering with it shows nothing', async () => {
    const product = await aProduct(world, { prices: { EUR: '20.00' } });
    const order = await buy(world, { offerId: product.offerId });
    const squatter = await world.at('/api/auth/local/register', {
      body: { username: unique('user'), email: order.email, password: 'a-password-of-mine' },
    });
    const { jwt } = squatter.body as { jwt: string };
    expect((await world.api('/me/library', { token: jwt })).body.data).toEqual([]);
    const owner = await enter(world, order.email);
    expect((await world.api('/me/library', { token: owner.jwt })).body.data).toHaveLength(1);
    expect((await world.api('/me/library', { token: jwt })).status).toBe(401);
  });

  test('grows with later purchases without another link', async () => {
    const { jwt, order } = await aMember();
    const second = await aProduct(world, { prices: { EUR: '5.00' } });
    await buy(world, { offerId: second.offerId, email: order.email.toUpperCase() });
    expect((await world.api('/me/library', { token: jwt })).body.data).toHaveLength(2);
  });

  test('asks who is there', async () => {
    for (const answer of [
      await world.api('/me/library'),
      await world.api('/me/library', { token: 'nonsense' }),
      await world.api('/me/downloads', { body: { file: 'fil_x' } }),
    ]) {
      expect([answer.status, code(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });
});

describe('a download', () => {
  test('is the file, whole, under its name, for nobody’s cache and no browser to open', async () => {
    const member = await aMember();
    const { status, headers, bytes } = await get(await urlFor(member));
    expect(status).toBe(200);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(member.file.checksum);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="Guide _.pdf"; filename*=UTF-8''Guide%20%C3%A9.pdf`);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('accept-ranges')).toBe('bytes');
    expect(headers.get('content-length')).toBe(String(content.length));
  });

  test('comes in parts', async () => {
    const url = await urlFor(await aMember());
    const part = await get(url, { range: 'bytes=1000-1999' });
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
      206,
      `bytes 1000-1999/${content.length}`,
      '1000',
    ]);
    expect(part.bytes.equals(content.subarray(1000, 2000))).toBe(true);
    const tail = await get(url, { range: 'bytes=-10' });
    expect([tail.status, tail.bytes.equals(content.subarray(-10))]).toEqual([206, true]);
    const etag = part.headers.get('etag') as string;
    expect((await get(url, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await get(url, { range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200);
    expect((await get(url, { range: 'bytes=0-9,20-29' })).bytes).toHaveLength(content.length);
    const beyond = await get(url, { range: `bytes=${content.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${content.length}`]);
    expect(JSON.parse(beyond.bytes.toString()).error.details.code).toBe('RANGE_NOT_THERE');
    const head = await get(url, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), head.bytes.length]).toEqual([200, String(content.length), 0]);
  });

  test('address is good for five minutes', async () => {
    const url = await urlFor(await aMember());
    await world.pass({ minutes: 6 });
    const late = await get(url);
    expect([late.status, JSON.parse(late.bytes.toString()).error.details.code]).toEqual([410, 'DOWNLOAD_EXPIRED']);
  });

  test('address cannot be altered, extended or made', async () => {
    const [mine, other] = [await aMember(), await aMember()];
    const url = new URL(await urlFor(mine));
    const [asset = '', customer = '', expires = '', signature = ''] = (url.pathname.split('/').at(-1) ?? '').split('.');
    const later = (parseInt(expires, 36) + 3_600_000).toString(36);
    const forged = [
      [other.file.id, customer, expires, signature],
      [asset, customer, later, signature],
      [asset, '1', expires, signature],
      [asset, customer, expires, signature.replace(/^./, (first) => (first === '0' ? '1' : '0'))],
      [asset, customer, expires, ''],
      [asset, customer, expires],
      ['..', '..', 'etc', 'passwd'],
      [asset, customer, expires, signature.toUpperCase()],
    ];
    for (const parts of forged) {
      const answer = await get(new URL(`/api/affiliate-store/downloads/${parts.join('.')}`, url).toString());
      expect([parts, answer.status]).toEqual([parts, 404]);
    }
    expect((await get(url.toString())).status).toBe(200);
  });

  test.each([
    ['a path', '..%2f..%2f..%2fetc%2fpasswd'],
    ['a zero byte', '%00'],
    ['a file of ours', '.env'],
    ['something endless', 'a'.repeat(4000)],
  ])('of %s is refused', async (_what, token) => {
    expect([400, 404, 414]).toContain((await get(`${world.address.url}/api/affiliate-store/downloads/${token}`)).status);
  });

  test('of other people’s files is refused, without saying whether there is such a file', async () => {
    const [mine, other] = [await aMember(), await aMember()];
    const theirs = await ask(mine.jwt, other.file.id);
    const nothing = await ask(mine.jwt, 'fil_doesnotexist');
    expect([theirs.status, theirs.text]).toEqual([404, nothing.text]);
  });

  test('ends with the refund, also for an address handed out before', async () => {
    const member = await aMember();
    const url = await urlFor(member);
    expect((await get(url)).status).toBe(200);
    const desk = await orderOnDesk(world, member.order.orderNumber);
    expectOk(
      await world.admin(`/orders/${desk.number}/refunds`, {
        body: { amount: String(desk['total']?.amount ?? desk['total']), reason: 'asked for' },
        key: unique('refund'),
      }),
      'the refund',
    );
    await eventually('access to end', async () => (await get(url)).status === 403);
    expect(code(await ask(member.jwt, member.file.id))).toBe('ACCESS_DENIED');
    const { body } = await world.api('/me/library', { token: member.jwt });
    expect(body.data[0]).toMatchObject({ state: 'revoked', files: [] });
  });

  test('from the thank-you page opens files of that order and no others', async () => {
    const member = await aMember();
    const second = await aProduct(world, { prices: { EUR: '5.00' } });
    const secondFile = await aFile(second, 'second.pdf');
    const order = await buy(world, { offerId: second.offerId, email: member.order.email });
    const token = await tokenOf(order);
    const own = expectOk(await world.api(`/thank-you/${token}/downloads`, { body: { file: secondFile.id } }), 'a download');
    expect((await get(own.body.data.url)).status).toBe(200);
    expect(code(await world.api(`/thank-you/${token}/downloads`, { body: { file: member.file.id } }))).toBe('FILE_NOT_FOUND');
    expect(code(await world.api(`/thank-you/${token.slice(0, -1)}x/downloads`, { body: { file: secondFile.id } }))).toBe('ORDER_NOT_FOUND');
    await world.pass({ days: 1, minutes: 1 });
    expect(code(await world.api(`/thank-you/${token}/downloads`, { body: { file: secondFile.id } }))).toBe('ORDER_LINK_EXPIRED');
  });
});

describe('paid files', () => {
  test('are listed, renamed and removed by staff, and removing ends every download', async () => {
    const member = await aMember();
    const url = await urlFor(member);
    const listed = expectOk(await world.admin(`/products/${member.product.documentId}/files`), 'the files');
    expect(listed.body.data).toEqual([
      expect.objectContaining({ id: member.file.id, checksum: createHash('sha256').update(content).digest('hex'), bytes: content.length }),
    ]);
    expectOk(await world.admin(`/files/${member.file.id}`, { method: 'PATCH', body: { name: 'Edition 2.pdf' } }), 'renaming');
    expect((await get(url)).headers.get('content-disposition')).toContain('Edition 2.pdf');
    expectOk(await world.admin(`/files/${member.file.id}`, { method: 'DELETE' }), 'removing');
    expect((await get(url)).status).toBe(404);
    expect((await world.admin(`/files/${member.file.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  test('that the vault has lost are not there right now, in words', async () => {
    const member = await aMember();
    const url = await urlFor(member);
    const [row] = await readRows<{ key: string }>(world.address, 'SELECT storage_key AS key FROM afs_assets WHERE public_id = ?', [
      member.file.id,
    ]);
    rmSync(path.join(world.address.privateFiles, row?.key ?? 'nothing'));
    const lost = await get(url);
    expect([lost.status, JSON.parse(lost.bytes.toString()).error.details.code]).toEqual([503, 'STORE_UNAVAILABLE']);
  });

  test('never lie where the web server shows them', async () => {
    const { file } = await aMember();
    for (const path of [`/uploads/${file.name}`, '/private-files/', `/${file.id}`, '/.tmp/'])
      expect([400, 404]).toContain((await world.at(path)).status);
  });

  test('are for staff with the permission only', async () => {
    const { product, jwt, file } = await aMember();
    expect((await world.admin(`/products/${product.documentId}/files`, { token: jwt })).status).toBe(401);
    expect((await upload(product.documentId, 'x.pdf', content, 'application/pdf', { authorization: `Bearer ${jwt}` })).status).toBe(401);
    expect((await upload(product.documentId, 'x.pdf', content, 'application/pdf', { authorization: '' })).status).toBe(401);
    expect((await world.admin(`/files/${file.id}`, { method: 'DELETE', token: jwt })).status).toBe(401);
  });

  test.each([
    ['../../etc/passwd', 'application/pdf', content, {}, 'FILE_NAME_INVALID'],
    ['', 'application/pdf', content, {}, 'FILE_NAME_INVALID'],
    ['x.pdf', 'text/html; charset=utf-8', content, {}, 'FILE_TYPE_INVALID'],
    ['x.pdf', 'a/b\r\nX: y', content, {}, 'FILE_TYPE_INVALID'],
    ['x.pdf', 'application/pdf', Buffer.alloc(0), {}, 'FILE_EMPTY'],
    ['x.pdf', 'application/pdf', content, { 'content-type': 'text/plain' }, 'FILE_NOT_BINARY'],
    ['x.pdf', 'application/pdf', Buffer.from('{}'), { 'content-type': 'application/json' }, 'FILE_NOT_BINARY'],
  ])('named %j of type %j are refused where that is wrong', async (name, type, bytes, headers, refusal) => {
    const product = await aProduct(world, { prices: { EUR: '5.00' } });
    const answer = await upload(product.documentId, name, bytes, type, headers);
    expect([answer.status, code(answer)]).toEqual([400, refusal]);
    expect((await world.admin(`/products/${product.documentId}/files`)).body.data).toEqual([]);
  });

  test('belong to a product that exists', async () => {
    expect(code(await upload('doesnotexist', 'x.pdf', content))).toBe('PRODUCT_UNKNOWN');
  });

  test('that a browser would run are sent as files to keep', async () => {
    const product = await aProduct(world, { prices: { EUR: '5.00' } });
    const file = (await upload(product.documentId, 'page.html', Buffer.from('<script>alert(1)</script>'), 'text/html')).body?.data as File;
    const order = await buy(world, { offerId: product.offerId });
    const { jwt } = await enter(world, order.email);
    const { headers } = await get((await ask(jwt, file.id)).body.data.url);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });
});
