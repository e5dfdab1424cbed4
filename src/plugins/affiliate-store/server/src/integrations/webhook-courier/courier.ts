import { lookup as resolve } from 'node:dns';
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { CourierAnswer, WebhookCourier } from '../../capabilities/webhooks/ports';

/** So much of an answer is kept; what a receiver says beyond it nobody reads. */
const KEPT = 2_000;

interface Way {
  /** Whether private addresses and plain http are allowed; for development. */
  readonly toPrivate: boolean;
  readonly patienceMs: number;
}

/** Only what the whole internet can reach: not this machine, not its network, not what a cloud tells its machines about themselves. */
export const isPublic = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const acceptable = (url: string, { toPrivate }: Way): boolean => {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  if (parsed.username !== '' || parsed.password !== '') return false;
  if (toPrivate) return parsed.protocol === 'https:' || parsed.protocol === 'http:';
  const host = hostOf(parsed);
  return parsed.protocol === 'https:' && (!ipaddr.isValid(host) || isPublic(host)) && !/(^|\.)localhost\.?$/i.test(host);
};

type Resolver = (host: string, options: LookupAllOptions, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

/**
 * Looks a name up for a socket that may go to public addresses only. The very address the socket connects to is looked at: a name may lead
 * elsewhere a moment after it was checked.
 */
export const publicOnly =
  (resolver: Resolver): LookupFunction =>
  (host, options, done) =>
    resolver(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublic(address)))
        return done(Object.assign(new Error('leads into a private network'), { code: 'EPRIVATE' }), '', 0);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });

/** In words people know; what the runtime calls an error says little to who set up an endpoint. */
const SAID: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the line was cut',
  EPRIVATE: 'the name leads into a private network',
  ETIMEDOUT: 'no answer in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody known',
};
const nothing = ({ code = '', message = '' }: { readonly code?: string; readonly message?: string }): CourierAnswer => ({
  status: null,
  text: null,
  error: SAID[code] ?? (code || message || 'it could not be sent').slice(0, 200),
});

const beginningOf = (answer: IncomingMessage): Promise<string> =>
  new Promise((done) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > KEPT) answer.destroy();
    });
    answer.on('close', () => done(text.slice(0, KEPT)));
    answer.on('error', () => done(text.slice(0, KEPT)));
  });

const send = (url: string, headers: Readonly<Record<string, string>>, body: string | null, way: Way): Promise<CourierAnswer> =>
  new Promise((done) => {
    const request = url.startsWith('https:') ? requestHttps : requestHttp;
    const sent = request(
      url,
      {
        method: body === null ? 'GET' : 'POST',
        headers: {
          ...headers,
          ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
          'user-agent': 'affiliate-store-webhooks/1',
        },
        signal: AbortSignal.timeout(way.patienceMs),
        ...(way.toPrivate ? {} : { lookup: publicOnly(resolve) }),
      },
      (answer) => {
        void beginningOf(answer).then((text) => done({ status: answer.statusCode ?? null, text, error: null }));
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) =>
      done(error.name === 'AbortError' || error.name === 'TimeoutError' ? nothing({ code: 'ETIMEDOUT' }) : nothing(error)),
    );
    sent.end(body ?? undefined);
  });

const REFUSED: CourierAnswer = { status: null, text: null, error: 'nothing is sent to this address' };

/** A courier that goes to public addresses only, waits so long and no longer, and follows no redirect. */
export const courier = (way: Way): WebhookCourier => ({
  accepts: (url) => acceptable(url, way),
  // What was stored may be older than the rule.
  post: async (url, headers, body) => (acceptable(url, way) ? send(url, headers, body, way) : REFUSED),
  get: async (url, headers) => (acceptable(url, way) ? send(url, headers, null, way) : REFUSED),
});
