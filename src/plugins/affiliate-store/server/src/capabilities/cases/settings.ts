import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const answerDays = defineSetting({
  key: 'cases.answerDays',
  section: 'general',
  label: 'Working days to answer a case',
  help: 'By the end of how many working days the shop answers what a partner contests. Both sides see the day, and when it is over.',
  schema: z.number().int().min(1).max(30),
  fallback: 5,
});

export const settings = [answerDays];
