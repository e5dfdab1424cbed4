import { request } from 'node:http';

/** An answer of the shop; the body is whatever it said. */
interface Answer {
  readonly status: number;
  readonly body: { readonly data?: unknown } & Record<string, unknown>;
  readonly cookies: Record<string, string>;
}

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly key?: string;
  readonly cookies?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly raw?: FormData | Uint8Array;
}

const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

interface Exchanged {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly setCookies: readonly string[];
}

// Not fetch: it says of itself that it is not a browser's navigation, and a click on a link has to be one.
const exchange = (address: string, method: string, headers: Record<string, string>, body: Uint8Array | undefined): Promise<Exchanged> =>
  new Promise((resolve, reject) => {
    const sent = request(
      address,
      { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(body.byteLength) }) } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            type: answer.headers['content-type'] ?? '',
            setCookies: answer.headers['set-cookie'] ?? [],
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** What goes over the wire for a body: JSON, a form, or bytes as they are. */
const sendable = async (body: unknown, raw: Asked['raw']): Promise<{ readonly type?: string; readonly bytes?: Uint8Array }> => {
  if (raw instanceof Uint8Array) return { bytes: raw };
  if (raw) {
    const form = new Response(raw);
    return { type: form.headers.get('content-type') ?? '', bytes: new Uint8Array(await form.arrayBuffer()) };
  }
  return body === undefined ? {} : { type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(body)) };
};

/** The shop as the seed meets it: over HTTP, like everybody else. */
export class ShopClient {
  private staffToken = '';
  private asked = 0;

  constructor(
    readonly url: string,
    readonly sandboxUrl: string,
    /** Told apart from others who act in this shop, by the keys of what it does. */
    private readonly name: string,
  ) {}

  /** A key nobody has used: the same for the same deed of the same story. */
  key(): string {
    this.asked += 1;
    return `${this.name}-${this.asked}`;
  }

  async ask(address: string, { method, body, token, key, cookies, headers, raw }: Asked = {}): Promise<Answer> {
    const { type, bytes } = await sendable(body, raw);
    const named = {
      'user-agent': BROWSER,
      'content-type': type,
      authorization: token && `Bearer ${token}`,
      'idempotency-key': key,
      cookie: Object.entries(cookies ?? {})
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
      ...headers,
    };
    const sent = Object.fromEntries(Object.entries(named).filter((header): header is [string, string] => Boolean(header[1])));
    const answer = await exchange(address, method ?? (bytes ? 'POST' : 'GET'), sent, bytes);
    if (answer.status >= 400) throw new Error(`${method ?? 'POST'} ${address} answered ${answer.status}: ${answer.text.slice(0, 600)}`);
    const set = Object.fromEntries(
      answer.setCookies.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';')[0] ?? '']),
    );
    return {
      status: answer.status,
      body: answer.type.includes('json') ? (JSON.parse(answer.text) as Answer['body']) : {},
      cookies: { ...cookies, ...set },
    };
  }

  api(path: string, asked: Asked = {}): Promise<Answer> {
    return this.ask(`${this.url}/api/affiliate-store${path}`, asked);
  }

  staff(path: string, asked: Asked = {}): Promise<Answer> {
    return this.ask(`${this.url}${path}`, { token: this.staffToken, ...asked });
  }

  sandbox(path: string, body: unknown = {}): Promise<Answer> {
    return this.ask(`${this.sandboxUrl}/_sandbox${path}`, { body });
  }

  /** Makes the first administrator; false when there is one already, and so a shop that is not ours to fill. */
  async becomeOwner(who: {
    readonly email: string;
    readonly password: string;
    readonly firstname: string;
    readonly lastname: string;
  }): Promise<boolean> {
    const { body } = await this.ask(`${this.url}/admin/init`);
    if ((body.data as { hasAdmin?: boolean } | undefined)?.hasAdmin) return false;
    await this.ask(`${this.url}/admin/register-admin`, { body: who });
    await this.signInAsStaff(who);
    return true;
  }

  async signInAsStaff(who: { readonly email: string; readonly password: string }): Promise<void> {
    const signedIn = await this.ask(`${this.url}/admin/login`, { body: { email: who.email, password: who.password } });
    this.staffToken = (signedIn.body.data as { token: string }).token;
  }

  /** Writes a document as an editor does; answers its ids. */
  async write(type: string, data: object): Promise<{ readonly documentId: string; readonly id: number }> {
    const { body } = await this.staff(`/content-manager/collection-types/plugin::affiliate-store.${type}`, { body: data });
    return body.data as { documentId: string; id: number };
  }

  async publish(type: string, documentId: string): Promise<void> {
    await this.staff(`/content-manager/collection-types/plugin::affiliate-store.${type}/${documentId}/actions/publish`, { body: {} });
  }

  async upload(name: string, bytes: Uint8Array, alt: string): Promise<number> {
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name);
    form.append('fileInfo', JSON.stringify({ name, alternativeText: alt }));
    const { body } = await this.staff('/upload', { raw: form });
    const file = (body as unknown as Array<{ id: number }>)[0];
    if (!file) throw new Error(`${name} was not kept`);
    return file.id;
  }

  async sell(productId: string, name: string, type: string, bytes: Uint8Array): Promise<void> {
    await this.staff(`/affiliate-store/products/${productId}/files?name=${encodeURIComponent(name)}&type=${encodeURIComponent(type)}`, {
      method: 'PUT',
      raw: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
  }

  /** Stops the clocks, at a moment if one is given that is not over; answers where they stand, UTC ms. */
  async stand(at?: number): Promise<number> {
    return this.momentIn(await this.api('/demo/clock/stand', { body: at === undefined ? {} : { at } }));
  }

  /** Lets the clocks go on from where they stand. */
  async go(): Promise<number> {
    return this.momentIn(await this.api('/demo/clock/go', { body: {} }));
  }

  /** Moves the clocks, and has done what is then due: `doing` leaves out what only looks through everything there is. */
  async pass(advanceMs: number, crons: 'all' | 'doing' | 'none'): Promise<number> {
    const at = this.momentIn(await this.api('/demo/clock', { body: { advanceMs, crons } }));
    await this.settle();
    return at;
  }

  /** While the clocks stand: lets events arrive and jobs be done, in turn and in order, until there are none. */
  async settle(): Promise<void> {
    for (let done = 1; done > 0;) {
      await this.sandbox('/webhooks/idle');
      done = ((await this.api('/demo/work', { body: {} })).body.data as { done: number }).done;
    }
  }

  private momentIn({ body }: Answer): number {
    return Date.parse((body.data as { now: string }).now);
  }

  /** Signs somebody in who has a password. */
  async signIn(email: string, password: string): Promise<string> {
    return ((await this.api('/auth/password', { body: { email, password } })).body.data as { jwt: string }).jwt;
  }

  /** Signs somebody in by a mailed link, read in the demo's mailbox, and gives them a password. */
  async openAccount(email: string, password: string): Promise<void> {
    const token = await this.comeIn('/auth/link', email, 'sign_in_link');
    await this.api('/me/password', { method: 'PUT', token, body: { password } });
  }

  /** Asks for a link by mail and comes in by it; answers who they are to the shop. */
  async comeIn(path: string, email: string, kind: string): Promise<string> {
    await this.api(path, { body: { email } });
    await this.settle();
    const { body } = await this.api('/auth/link/verify', { body: { token: await this.linkIn(email, kind) } });
    return (body.data as { jwt: string }).jwt;
  }

  private async linkIn(email: string, kind: string): Promise<string> {
    const { body } = await this.api(`/demo/mails?to=${encodeURIComponent(email)}`);
    const mail = (body.data as Array<{ id: string; kind: string; state: string }>).find(
      (each) => each.kind === kind && each.state === 'sent',
    );
    const read = mail && (await this.api(`/demo/mails/${mail.id}`));
    const token = read && /\/link\/([A-Za-z0-9_-]+)/.exec((read.body.data as { text: string }).text)?.[1];
    if (!token) throw new Error(`no mail with a link reached ${email}`);
    return token;
  }
}
