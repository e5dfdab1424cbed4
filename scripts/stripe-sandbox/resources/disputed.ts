import { disputeResource } from './disputes';
import { fileResource } from './files';
import type { Resource } from './operation';

/** What a bank asks back, and the files it is answered with. */
export const disputedResources: readonly Resource[] = [disputeResource, fileResource];
