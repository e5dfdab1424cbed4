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

/** For how long a page of the shop was in sight: told by the shop's own pages, when they go out of it. */
export const trackVisit = endpoint({
  id: 'tracking.trackVisit',
  method: 'POST',
  path: '/track/visit',
  access: 'public',
  status: 202,
  rateLimit: 240,
  summary:
    'Tells for how long a page was in sight, since it was told last. It is added to the visit of the affiliate’s link the visitor came by last; of anybody else, and of who may not be tracked, nothing is kept.',
  body: z.strictObject({
    seconds: z.number().int().min(0).max(1_800),
    /** Whether it is told of this page for the first time. */
    first: z.boolean(),
  }),
  response: z.object({ received: z.literal(true) }),
});

/** Ways other than a click belong to the same subject. */
export * from './ways';
