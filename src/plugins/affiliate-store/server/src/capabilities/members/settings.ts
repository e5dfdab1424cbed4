import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const largestFile = defineSetting({
  key: 'files.largestMegabytes',
  section: 'files',
  label: 'Largest paid file',
  help: 'In megabytes. Uploads beyond it are refused while they come in.',
  schema: z.number().int().min(1).max(100_000),
  fallback: 2_048,
  env: 'PRIVATE_FILES_MAX_MB',
});

export const memberSettings = [largestFile];
