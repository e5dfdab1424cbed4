import type Stripe from 'stripe';
import { randomToken } from '../engine/ids';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';

const LIFETIME_S = 300;

/** A way into Stripe's own pages about an account: for one visit, and for a few minutes. */
export interface KeptLink {
  id: string;
  account: string;
  created: number;
  expires_at: number;
  return_url: string;
  refresh_url: string;
  used: boolean;
}

/** Links by what stands in their address. */
export const accountLinks = defineCollection<KeptLink>('account_links', null);

/** Makes a link; the answer is all that is ever shown of it. */
export function newAccountLink(world: World, given: { account: string; return_url: string; refresh_url: string }): Stripe.AccountLink {
  const created = world.clock.seconds();
  const link = world.of(accountLinks).put({ id: randomToken(24), created, expires_at: created + LIFETIME_S, used: false, ...given });
  return { object: 'account_link', created, expires_at: link.expires_at, url: `${world.baseUrl}/setup/e/${link.id}` };
}

/** Whether a link still opens anything. */
export function isOpen(world: World, link: KeptLink): boolean {
  return !link.used && world.clock.seconds() < link.expires_at;
}
