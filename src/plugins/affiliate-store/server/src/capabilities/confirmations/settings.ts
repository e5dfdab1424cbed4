import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const confirmationRequired = defineSetting({
  key: 'creators.confirmationRequired',
  section: 'general',
  label: 'Creators are confirmed before they sell',
  help: 'A new creator’s products can be bought, and the creator paid, once staff has confirmed who they are. Off: every creator sells at once.',
  schema: z.boolean(),
  fallback: true,
  env: 'CREATOR_CONFIRMATION',
});

export const confirmationSettings = [confirmationRequired];
