import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminHosts, hostsController, partnerHosts } from './http/hosts-controller';
import { adminTraffic, partnerLinksController, partnerTraffic } from './http/links-controller';
import { crons } from './jobs/check-hosts';
import { links, linksService } from './service';
import { linkHosts } from './tables/host';
import { ownLinks } from './tables/own-link';

/** Manifest of the room; README.md says what it owns. */
export const linksRoom: Capability = {
  name: 'links',
  tables: [ownLinks, linkHosts],
  portable: [carry(ownLinks), carry(linkHosts)],
  services: { links: linksService },
  controllers: [partnerLinksController, partnerTraffic, adminTraffic, partnerHosts, adminHosts, hostsController],
  crons,
  bootstrap: (strapi) => links(strapi).open(),
  destroy: (strapi) => links(strapi).close(),
};
