import { randomBytes } from 'node:crypto';
import { adminToken } from './admin-session';
import { ask, eventually } from './http';
import type { Answer, Asked } from './http';
import type { ShopAddress } from './shop-process';

export { eventually } from './http';
export type { Answer } from './http';

const API = '/api/affiliate-store';

/** A name nobody else in this run has. */
export const unique = (word: string): string => `${word}-${randomBytes(5).toString('hex')}`;

/** The shop as a story meets it: the public API, the staff's API, and the sandbox on the other side. */
export class World {
  private staffToken: string | undefined;

  constructor(
    readonly address: ShopAddress,
    staffToken?: string,
  ) {
    this.staffToken = staffToken;
  }

  /** The store's API for people and storefronts. */
  api(path: string, asked: Asked = {}): Promise<Answer> {
    return ask(`${this.address.url}${API}${path}`, asked);
  }

  /** Anything at the shop's address: pages, tracking links, generated reads. */
  at(path: string, asked: Asked = {}): Promise<Answer> {
    return ask(`${this.address.url}${path}`, asked);
  }

  /** The store's admin API, as the first administrator unless another token is given. */
  async admin(path: string, asked: Asked = {}): Promise<Answer> {
    return ask(`${this.address.url}/affiliate-store${path}`, { token: await this.staff(), ...asked });
  }

  /** Strapi's own admin API (Content Manager, roles …). */
  async strapi(path: string, asked: Asked = {}): Promise<Answer> {
    return ask(`${this.address.url}${path}`, { token: await this.staff(), ...asked });
  }

  /** The sandbox's desk: what a test may ask of it and nobody could ask of Stripe. */
  sandbox(path: string, asked: Asked = {}): Promise<Answer> {
    return ask(`${this.address.sandboxUrl}/_sandbox${path}`, asked);
  }

  graphql(query: string, variables: object = {}, token?: string): Promise<Answer> {
    return this.at('/graphql', { body: { query, variables }, token });
  }

  async staff(): Promise<string> {
    this.staffToken ??= await adminToken(this.address.url);
    return this.staffToken;
  }

  /** Moves the clocks of shop and sandbox on and runs what falls due. */
  async pass(time: { readonly days?: number; readonly minutes?: number }): Promise<void> {
    await this.advance((time.days ?? 0) * 86_400_000 + (time.minutes ?? 0) * 60_000);
  }

  /** Moves the clocks on to some minutes after a moment of the shop. */
  async passUntil(moment: string, minutes: number): Promise<void> {
    await this.advance(Math.max(0, Date.parse(moment) - (await this.advance(0))) + minutes * 60_000);
  }

  /** Moves the clocks to the beginning of the next hour, for what counts by hours: minutes later it is still the same. */
  async passToNextHour(): Promise<void> {
    const HOUR = 3_600_000;
    await this.advance(HOUR - ((await this.advance(0)) % HOUR));
  }

  /** Moves the clocks on; answers the shop's time, UTC ms. */
  private async advance(advanceMs: number): Promise<number> {
    const answer = await this.api('/demo/clock', { body: { advanceMs } });
    if (answer.status !== 200) throw new Error(`the clock did not move: ${answer.text}`);
    return Date.parse((answer.body as { data: { now: string } }).data.now);
  }

  /** Whether no job is due. */
  async isIdle(): Promise<boolean> {
    const { queued, running } = ((await this.api('/demo/queue')).body as { data: { queued: number; running: number } }).data;
    return queued + running === 0;
  }

  /** Waits until no event is under way to the shop. */
  async told(): Promise<void> {
    await this.sandbox('/webhooks/idle', { body: {} });
  }

  /** Waits until no event is under way and no job is due. */
  async settled(): Promise<void> {
    await this.told();
    // A month of a busy shop is a lot of work, and other things may run on this machine.
    await eventually('the queue to be empty', () => this.isIdle(), 60_000);
  }
}

/** The shop all stories share. */
export const sharedWorld = (): World => {
  const address = process.env['STORY_SHOP'];
  if (!address) throw new Error('stories run with the shop that jest starts for them: npm test');
  return new World(JSON.parse(address) as ShopAddress, process.env['STORY_STAFF_TOKEN']);
};
