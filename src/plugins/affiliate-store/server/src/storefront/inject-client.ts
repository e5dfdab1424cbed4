import type { IncomingMessage, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import { createStoreClient, type Fetch, type StoreClient } from '../../../client';

export type AppCallback = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What of the visitor's own request the API must see. */
export interface OnBehalfOf {
  readonly ip: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface InjectedClient {
  readonly client: StoreClient;
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
  return { client: createStoreClient({ baseUrl, fetch }), cookies };
}
