import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { readAffiliate } from '../../../../contracts/admin-affiliates';
import type { AffiliateDetail } from '../../../../contracts/admin-affiliates';
import { Facts, Loaded, Section, Stack, to, useMay, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { AboutAffiliate } from './about-affiliate';
import { ApproveButton, BlockButton } from './affiliate-actions';
import { ChangeCode, ChangeRate } from './affiliate-terms';
import { StaffSections } from '../managers/staff-sections';
import { ContractSection } from './contract-section';
import { ReachSections } from './reach-sections';
import { StandingSections } from './standing-sections';
import { TrafficSection } from './traffic-section';

const Figures = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const { clicks, referrals } = affiliate;
  return (
    <Section title={words('affiliates.lastThirty')}>
      <Facts
        facts={[
          [words('affiliates.clicks'), words('affiliates.clicksCounted', { total: clicks.total, counted: clicks.counted })],
          [
            words('affiliates.won'),
            <Link key="won" to={to.orders({ affiliateCode: affiliate.code })}>
              {formatNumber(referrals.won)}
            </Link>,
          ],
          [words('affiliates.lost'), formatNumber(referrals.lost)],
          [words('affiliates.rejected'), formatNumber(referrals.rejected)],
        ]}
      />
    </Section>
  );
};

/** Whoever is on the path of their program is let in by its end, and by nobody. */
const isWalking = ({ state, pathStage }: AffiliateDetail): boolean => state === 'pending' && pathStage === 'walking';

/** Instead of a contract: the path that leads to it. */
const OnPath = ({ affiliate: { id } }: { readonly affiliate: AffiliateDetail }) => {
  const words = useWords();
  return (
    <Section title={words('paths.title')}>
      <p>{words('paths.before')}</p>
      <Link to={to.walks({ walk: id })}>{words('paths.howFar')}</Link>
    </Section>
  );
};

/** One affiliate: who, on which terms, with what result, and what may be done. */
export const AffiliatePanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const mayLedger = useMay('ledger.read');
  const query = useRead(readAffiliate, { params: { id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('affiliates.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <AboutAffiliate affiliate={data} />
            {mayManage ? (
              <Flex gap={2} wrap="wrap">
                {data.state === 'active' || isWalking(data) ? null : <ApproveButton affiliate={data} />}
                {data.state === 'blocked' ? null : <BlockButton affiliate={data} />}
              </Flex>
            ) : null}
            <StaffSections affiliate={data.id} />
            <Figures affiliate={data} />
            <StandingSections affiliate={data} />
            <TrafficSection affiliate={data.id} />
            <ReachSections affiliate={data.id} />
            {data.pathStage === 'waiting' || data.pathStage === 'walking' ? (
              <OnPath affiliate={data} />
            ) : (
              <ContractSection affiliate={data.id} program={data.program.id} />
            )}
            {mayManage ? (
              <>
                <ChangeRate key={`rate ${data.rateBasisPoints}`} affiliate={data} />
                <ChangeCode key={data.code} affiliate={data} />
              </>
            ) : null}
            {mayLedger ? <Link to={to.ledger({ owner: data.partyId })}>{words('affiliates.accounts')}</Link> : null}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
