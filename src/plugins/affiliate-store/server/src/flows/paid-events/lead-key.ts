import type { PaidLead } from '../../capabilities/paid-events/service';

/** The natural key of what a lead earns: once, however often it is accepted. */
export const keyOfLead = ({ publicId }: Pick<PaidLead, 'publicId'>): string => `lead:${publicId}`;
