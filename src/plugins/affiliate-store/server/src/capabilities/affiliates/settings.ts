import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const noticeDays = defineSetting({
  key: 'affiliates.noticeDays',
  section: 'legal',
  label: 'Notice before worse terms',
  help: 'Days between telling affiliates of worse terms and the first day they can apply. Worse terms need an acceptance or a revision date besides.',
  schema: z.number().int().min(1).max(365),
  fallback: 30,
});

export const settings = [noticeDays];
