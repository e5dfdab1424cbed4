import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the site: every script works from there, wherever it is called. */
export const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** A path below the root. */
export const at = (...parts) => path.join(ROOT, ...parts);
