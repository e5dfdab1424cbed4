import { createHmac } from 'node:crypto';
import type { Answer, World } from './world';

/** What an affiliate's server signs with. */
export interface ServerKey {
  readonly id: string;
  readonly secret: string;
}

export interface Sent {
  readonly body: object;
  /** Seconds the server's clock is off. */
  readonly at?: number;
  readonly program: string;
  /** What the signature is about, where that is not what is sent. */
  readonly signed?: string;
}

/** Sends a message of an affiliate's own server, signed with its key. */
export const sendPostback = async (world: World, key: ServerKey, { body, at = 0, program, signed }: Sent): Promise<Answer> => {
  const path = `/api/affiliate-store/postback/${program}`;
  const now = (await world.api('/demo/clock', { body: { advanceMs: 0 } })).body as { data: { now: string } };
  const timestamp = String(Math.floor(Date.parse(now.data.now) / 1000) + at);
  const text = JSON.stringify(body);
  const signature = createHmac('sha256', key.secret)
    .update(`${timestamp}.POST.${path}.${signed ?? text}`)
    .digest('hex');
  const headers = { 'x-as-key-id': key.id, 'x-as-timestamp': timestamp, 'x-as-signature': signature };
  return world.at(path, { body, headers });
};
