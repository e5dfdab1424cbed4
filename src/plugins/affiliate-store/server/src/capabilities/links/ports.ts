import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { Found } from './domain/host';

/** Asks the name servers of the internet; filled by integrations/host-records. Nothing connects to the host itself. */
export interface HostRecords {
  /** All texts (TXT) of a name, each in one piece. Never rejects. */
  readonly texts: (name: string) => Promise<Found>;
}

/** The resolver that is plugged in. */
export const hostRecords = (strapi: Core.Strapi): HostRecords => door<HostRecords>(strapi, 'host-records');

export type { Found } from './domain/host';
