import { z } from 'zod';
import { endpoint } from './endpoint';
import { country, day, moment } from './primitives';

/** `missing`: nothing was handed in yet, or the shop took its confirmation back. */
export const confirmationState = z.enum(['missing', 'in_review', 'sent_back', 'confirmed']);
export const confirmationEventKind = z.enum(['handed_in', 'confirmed', 'by_hand', 'before', 'sent_back', 'withdrawn']);

const line = (most: number) => z.string().trim().max(most);

/** Who a creator is to a tax office, by their own word. */
export const creatorIdentity = z.object({
  kind: z.enum(['person', 'company']),
  legalName: z.string(),
  address: z.string(),
  country: z.string(),
  /** The number at home; empty where there is none. */
  taxId: z.string(),
  /** The number of the Union; empty where there is none. */
  vatId: z.string(),
});
export type CreatorIdentity = z.output<typeof creatorIdentity>;

/** What happened to a confirmation; `you` is the creator, `shop` its staff. */
export const confirmationEvent = z.object({
  kind: confirmationEventKind,
  by: z.enum(['you', 'shop']),
  reason: z.string().nullable(),
  at: moment,
});

/** Whether the shop has confirmed who somebody is, and what that means for their products and their money. */
export const confirmationView = z.object({
  /** False where the shop wants no confirmations: then everybody sells and is paid. */
  required: z.boolean(),
  state: confirmationState,
  /** Whether your products can be bought as far as this goes; stays true while changed data are looked at. */
  sells: z.boolean(),
  /** Whether what you earned may be paid out as far as this goes. */
  paid: z.boolean(),
  handedInAt: moment.nullable(),
  /** The day by whose end the shop answers, in its time zone: three working days after you handed in. Null unless `in_review`. */
  dueOn: day.nullable(),
  overdue: z.boolean(),
  /** What the shop wrote when it sent the data back, or took its confirmation back. */
  reason: z.string().nullable(),
  /** Whether you have said how you are paid; needed before you can hand in. */
  hasMethod: z.boolean(),
  /** What is known already, to begin with; null where nothing is. */
  identity: creatorIdentity.nullable(),
  history: z.array(confirmationEvent),
});
export type ConfirmationView = z.output<typeof confirmationView>;

/** The same as somebody hands it in. */
export const identityBody = z.strictObject({
  kind: creatorIdentity.shape.kind,
  legalName: line(160).min(1),
  address: line(500).min(1),
  country,
  taxId: line(40),
  vatId: line(20),
});

export const readConfirmation = endpoint({
  id: 'confirmation.read',
  method: 'GET',
  path: '/studio/confirmation',
  access: 'creator',
  graphql: 'studioConfirmation',
  summary: 'Whether the shop has confirmed who you are, until when it answers, and what is missing.',
  response: confirmationView,
  failures: ['NOT_A_CREATOR'],
});
export const handInConfirmation = endpoint({
  id: 'confirmation.handIn',
  method: 'PUT',
  path: '/studio/confirmation',
  access: 'creator',
  summary: 'Hands in who you are. The shop answers within three working days; changed data are looked at while your products stay on sale.',
  body: identityBody,
  response: confirmationView,
  rateLimit: 10,
  failures: ['NOT_A_CREATOR', 'CONFIRMATION_WITHOUT_METHOD', 'CONFIRMATION_WITHOUT_NUMBER', 'VAT_ID_INVALID'],
});
