import { z } from 'zod';
import { endpoint } from './endpoint';
import { secretToken } from './primitives';

/** What partners contest is a file of its own; its shapes have their names here, with what else is told between partners and the shop. */
export * from './cases';
/** So are the help centre and what readers ask. */
export * from './help';
/** And what partners write about the shop and its products. */
export * from './feedback';

/** For storefronts that run elsewhere: they tell of the click, keep the visitor token, and bring it to the checkout. */
export const trackClick = endpoint({
  id: 'tracking.trackClick',
  method: 'POST',
  path: '/track/click',
  access: 'public',
  status: 201,
  graphql: 'storeTrackClick',
  rateLimit: 1200,
  summary: 'Tells of a followed affiliate link. Unknown and blocked codes do nothing, and are answered the same way.',
  body: z.strictObject({
    code: z.string().trim().min(1).max(64),
    /** Address the visitor landed on; only its path is kept. */
    landing: z.string().min(1).max(2048),
    /** The token of an earlier answer for the same visitor. */
    visitor: secretToken.optional(),
    /** Whether the visitor agreed to be tracked; where the shop needs consent, nothing is kept of the visitor without it. */
    consent: z.boolean().optional(),
  }),
  /** Null when nothing is kept of the visitor: bring the code itself to the checkout instead. */
  response: z.object({ visitor: z.string().nullable() }),
  failures: ['CLICK_NOT_KEPT'],
});

/** Ways other than a click belong to the same subject. */
export * from './ways';
