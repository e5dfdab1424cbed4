import type { AffiliateDetail } from '../../../../contracts/admin-affiliates';
import { AffiliateTerritories } from '../territories/affiliate-territories';
import { SponsorSection } from './sponsor-section';

/** What an affiliate stands in beside their contract: who brought them and whom they brought, and the countries they hold. */
export const StandingSections = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => (
  <>
    <SponsorSection affiliate={affiliate} />
    <AffiliateTerritories affiliate={affiliate.id} />
  </>
);
