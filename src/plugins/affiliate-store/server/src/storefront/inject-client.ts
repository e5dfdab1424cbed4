import type { IncomingMessage, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import { createStoreClient, isStoreFailure, type Fetch, type StoreClient } from '../../../client';

export type AppCallback = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What of the visitor's own request the API must see. */
export interface OnBehalfOf {
  readonly ip: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface InjectedClient {
  readonly client: StoreClient;
  /** The client of whoever the visitor's session cookie signs in; null where it signs nobody in. */
  readonly signedIn: () => Promise<StoreClient | null>;
  /** `Set-Cookie` lines the API answered with, to be passed on to the browser. */
  readonly cookies: readonly string[];
}

/** The public API asked from within the process: the same bytes as over HTTP, without the network. */
export function injectClient(callback: AppCallback, baseUrl: string, visitor: OnBehalfOf): InjectedClient {
  const cookies: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const answer = await inject(callback, {
      method: init.method,
      url,
      headers: { ...visitor.headers, ...init.headers },
      remoteAddress: visitor.ip,
      ...(init.body === undefined ? {} : { payload: init.body }),
    });
    const set = answer.headers['set-cookie'];
    if (set !== undefined) cookies.push(...(Array.isArray(set) ? set : [String(set)]));
    return { status: answer.statusCode, text: async () => answer.payload };
  };
  const client = createStoreClient({ baseUrl, fetch });
  const enter = async (): Promise<StoreClient | null> => {
    try {
      const { jwt } = await client.accounts.refresh();
      return createStoreClient({ baseUrl, fetch, token: () => jwt });
    } catch (thrown) {
      // No session, an old one, or too many at once: the page is drawn as for anybody.
      if (!isStoreFailure(thrown)) throw thrown;
      return null;
    }
  };
  let entered: Promise<StoreClient | null> | null = null;
  return { client, cookies, signedIn: () => (entered ??= enter()) };
}
