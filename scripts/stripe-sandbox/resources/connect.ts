import { accountResource } from './accounts';
import type { Resource } from './operation';
import { transferResource } from './transfers';

/** What the platform does for accounts that are connected to it. */
export const connectResources: readonly Resource[] = [accountResource, transferResource];
