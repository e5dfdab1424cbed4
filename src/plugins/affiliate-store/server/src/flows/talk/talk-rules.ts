import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import { platformFailures } from '../../platform/failures';
import { allowed } from '../../platform/rate-limits';

/** How often a partner may write in a minute, wherever they do. */
const PER_MINUTE = 10;

/** Which side an actor speaks for: a partner for themselves, everybody else for the shop. */
export const speaksForPartner = (actor: string): boolean => actor.startsWith('person:');

/** The side as the partner is told it. */
export const sideForPartner = (actor: string): 'you' | 'shop' => (speaksForPartner(actor) ? 'you' : 'shop');

/** Why a partner may not write just now: they wrote much, in cases, about pieces and in conversations together. Null when they may. */
export const writesTooFast = async (strapi: Core.Strapi, partyPublicId: string): Promise<Failure | null> => {
  const wait = await allowed(strapi, 'talk.write-by', partyPublicId, PER_MINUTE);
  return wait > 0 ? platformFailures.because('RATE_LIMITED', { retryAfterSeconds: wait }) : null;
};
