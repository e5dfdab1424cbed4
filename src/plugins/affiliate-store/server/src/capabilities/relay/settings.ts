import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const relayOffered = defineSetting({
  key: 'relay.offered',
  section: 'relay',
  label: 'Letters of affiliates to their buyers',
  help: 'Buyers may agree to letters of whoever brought their order. The shop passes them on; the affiliate learns no address. Buyers read the affiliate’s name.',
  schema: z.boolean(),
  fallback: false,
});

export const relayApproval = defineSetting({
  key: 'relay.approval',
  section: 'relay',
  label: 'Staff reads letters before they go',
  help: 'Off: a letter goes as soon as it is written. A report of a buyer stops further ones either way.',
  schema: z.boolean(),
  fallback: true,
});

export const relayMost = defineSetting({
  key: 'relay.mostInThirtyDays',
  section: 'relay',
  label: 'Letters in thirty days',
  help: 'How many an affiliate may write for one place in a program.',
  schema: z.number().int().min(1).max(30),
  fallback: 2,
});

export const settings = [relayOffered, relayApproval, relayMost];
