import { Resolver } from 'node:dns/promises';
import type { Found, HostRecords } from '../../capabilities/links/ports';
import type { Capability } from '../../platform/assemble';

const PATIENCE_MS = 4_000;
const TRIES = 2;
/** There is no such name, or it has no texts: the owner has not said it yet. Everything else is nobody's fault that could be named. */
const MISSING = new Set(['ENOTFOUND', 'ENODATA']);

const serversOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A resolver that asks the machine's own name servers, or those it is given. */
export const records = (servers: readonly string[]): HostRecords => {
  const resolver = new Resolver({ timeout: PATIENCE_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    texts: async (name): Promise<Found> => {
      try {
        // A long text comes in pieces of 255 letters.
        return { texts: (await resolver.resolveTxt(name)).map((pieces) => pieces.join('')) };
      } catch (error) {
        return { trouble: MISSING.has((error as NodeJS.ErrnoException).code ?? '') ? 'missing' : 'unreachable' };
      }
    },
  };
};

/** Looks up whose a hidden domain is. `DNS_SERVERS` names other name servers than the machine's. */
export const hostRecordsResolver: Capability = {
  name: 'host-records',
  services: { 'host-records': () => records(serversOf(process.env['DNS_SERVERS'])) },
};
