import { RelaySection } from '../relay/relay-section';
import { BoundCustomers } from './bound-customers';
import { HostsSection } from './hosts-section';
import { SitesSection } from './sites-section';

/** How an affiliate reaches buyers: who stays with them, by which hosts of their own, and by letters. */
export const ReachSections = ({ affiliate }: { readonly affiliate: string }) => (
  <>
    <BoundCustomers affiliate={affiliate} />
    <SitesSection affiliate={affiliate} />
    <HostsSection affiliate={affiliate} />
    <RelaySection affiliate={affiliate} />
  </>
);
