import { z } from 'zod';
import { defineSetting } from '../../platform/settings';
import { BANNED_LINE } from './domain/banned-source';

const section = 'fraud';

export const household = defineSetting({
  key: 'fraud.household',
  section,
  label: 'Hold sales to an affiliate’s own household',
  help: 'Whether a sale is held for a look when its affiliate was in the portal from the buyer’s network within the last 24 hours.',
  schema: z.boolean(),
  fallback: true,
  env: 'FRAUD_HOUSEHOLD',
});

export const sameName = defineSetting({
  key: 'fraud.sameName',
  section,
  label: 'Hold sales to somebody of the affiliate’s name',
  help: 'Whether a sale is held for a look when account, company or mailbox of the buyer have the affiliate’s name.',
  schema: z.boolean(),
  fallback: true,
  env: 'FRAUD_SAME_NAME',
});

export const disposableMail = defineSetting({
  key: 'fraud.disposableMail',
  section,
  label: 'Hold sales with throw-away mailboxes',
  help: 'Whether a sale is held for a look when buyer or affiliate use a mailbox that is open for minutes only.',
  schema: z.boolean(),
  fallback: true,
  env: 'FRAUD_DISPOSABLE_MAIL',
});

export const ownCard = defineSetting({
  key: 'fraud.ownCard',
  section,
  label: 'Take back sales paid with the affiliate’s own card',
  help: 'Whether a sale is nobody’s when it is paid with a card its affiliate has bought with before, under whatever address.',
  schema: z.boolean(),
  fallback: true,
  env: 'FRAUD_OWN_CARD',
});

export const unpublishedCoupons = defineSetting({
  key: 'fraud.unpublishedCoupons',
  section,
  label: 'Coupon codes that are not for publication',
  help: 'A sale won by one of these codes is held for a look when its buyer never came by a link of the code’s affiliate. Codes in capitals.',
  schema: z.array(z.string().regex(/^[A-Z0-9][A-Z0-9_-]{1,31}$/, 'a code in capitals')).max(200),
  fallback: [] as string[],
});

export const bannedSources = defineSetting({
  key: 'fraud.bannedSources',
  section,
  label: 'Pages no click may come from',
  help: 'One a line: a host and why, such as “deals.example: publishes our codes”; for one program alone with the address of its page, “deals.example @spring: …”. A sale won by a click from there, or from a host below it, is held for a look, and the partner reads why.',
  schema: z.array(z.string().trim().regex(BANNED_LINE, 'a host, a colon and why')).max(500),
  fallback: [] as string[],
});

export const sharedAccount = defineSetting({
  key: 'fraud.sharedAccount',
  section,
  label: 'Hold sales of partners with one payout account',
  help: 'Whether a sale is held for a look when its affiliate is paid to the same account as somebody else. Once a person has let one go, the two are not held for it again.',
  schema: z.boolean(),
  fallback: true,
  env: 'FRAUD_SHARED_ACCOUNT',
});

export const orderSeconds = defineSetting({
  key: 'fraud.orderSeconds',
  section,
  label: 'Seconds from click to order',
  help: 'A sale is held for a look when fewer seconds lie between the click that won and the order. 0: never.',
  schema: z.number().int().min(0).max(600),
  fallback: 5,
  env: 'FRAUD_ORDER_SECONDS',
});

export const overrideSeconds = defineSetting({
  key: 'fraud.overrideSeconds',
  section,
  label: 'Seconds for a click at the last moment',
  help: 'A sale that would have been another affiliate’s is held for a look when the click that won came fewer seconds after theirs, or fewer seconds before the order. 0: never.',
  schema: z.number().int().min(0).max(600),
  fallback: 60,
  env: 'FRAUD_OVERRIDE_SECONDS',
});

export const floodClicks = defineSetting({
  key: 'fraud.floodClicks',
  section,
  label: 'Clicks of one network in a minute',
  help: 'A sale is held for a look when the click that won was one of more clicks than this of the same network and browser on the same affiliate within a minute. 0: never.',
  schema: z.number().int().min(0).max(10_000),
  fallback: 30,
  env: 'FRAUD_FLOOD_CLICKS',
});

export const leadsPerHour = defineSetting({
  key: 'fraud.leadsPerHour',
  section,
  label: 'Leads of one affiliate in an hour',
  help: 'A lead a program pays for waits for a person when its affiliate brought more than this within an hour. 0: never.',
  schema: z.number().int().min(0).max(100_000),
  fallback: 30,
  env: 'FRAUD_LEADS_PER_HOUR',
});

export const holdFrom = defineSetting({
  key: 'fraud.holdFrom',
  section,
  label: 'Score from which a sale is held',
  help: 'Every rule that trips adds its score: 50 to 100. At 50 a single one holds a sale; at 100 it mostly takes two.',
  schema: z.number().int().min(1).max(1000),
  fallback: 50,
});

export const settings = [
  household,
  sameName,
  disposableMail,
  ownCard,
  unpublishedCoupons,
  bannedSources,
  sharedAccount,
  orderSeconds,
  overrideSeconds,
  floodClicks,
  leadsPerHour,
  holdFrom,
];
