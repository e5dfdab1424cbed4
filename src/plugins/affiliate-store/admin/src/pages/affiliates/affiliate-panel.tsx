import { Link } from 'react-router-dom';
import { readAffiliate } from '../../../../contracts/admin-affiliates';
import { Loaded, Stack, to, useMay, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { StaffSections } from '../managers/staff-sections';
import { AboutAffiliate } from './about-affiliate';
import { EnteringButtons, Figures, OwnTerms, TermsOrPath } from './affiliate-parts';
import { WholePageLink } from './partner-page';
import { ReachSections } from './reach-sections';
import { StandingSections } from './standing-sections';
import { TrafficSection } from './traffic-section';

/** One affiliate beside the list: who, on which terms, with what result, what may be done, and the way to everything else. */
export const AffiliatePanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayLedger = useMay('ledger.read');
  const query = useRead(readAffiliate, { params: { id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('affiliates.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <WholePageLink id={data.id} />
            <AboutAffiliate affiliate={data} />
            <EnteringButtons affiliate={data} />
            <StaffSections affiliate={data.id} />
            <Figures affiliate={data} />
            <StandingSections affiliate={data} />
            <TrafficSection affiliate={data.id} />
            <ReachSections affiliate={data.id} />
            <TermsOrPath affiliate={data} />
            <OwnTerms affiliate={data} />
            {mayLedger ? <Link to={to.ledger({ owner: data.partyId })}>{words('affiliates.accounts')}</Link> : null}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
