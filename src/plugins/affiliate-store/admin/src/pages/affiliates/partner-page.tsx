import { Flex, LinkButton } from '@strapi/design-system';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { readAffiliate } from '../../../../contracts/admin-affiliates';
import type { AffiliateDetail } from '../../../../contracts/admin-affiliates';
import { Loaded, PageFrame, Stack, to, TwoColumns, useMay, useRead, useWords } from '../../shell/kit';
import { TabRow } from '../../shell/tab-row';
import { StaffSections } from '../managers/staff-sections';
import { AboutAffiliate } from './about-affiliate';
import { EnteringButtons, Figures, OwnTerms, TermsOrPath } from './affiliate-parts';
import { PartnerFairPlay } from './partner-fair-play';
import { PartnerMoney } from './partner-money';
import { PartnerReferrals } from './partner-referrals';
import { ReachSections } from './reach-sections';
import { StandingSections } from './standing-sections';
import { TrafficSection } from './traffic-section';

const TABS = ['overview', 'contract', 'results', 'money', 'network', 'reach', 'fairPlay'] as const;
type Tab = (typeof TABS)[number];

/** The parts of the page, each with an address of its own; the money for whoever may see payouts. */
const useTabs = (): { readonly tab: Tab; readonly shown: readonly Tab[] } => {
  const [search] = useSearchParams();
  const [money, cases, fraud] = [useMay('payouts.read'), useMay('cases.read'), useMay('fraud.read')];
  const shown = TABS.filter((one) => (one !== 'money' || money) && (one !== 'fairPlay' || cases || fraud));
  return { tab: shown.find((one) => one === search.get('tab')) ?? 'overview', shown };
};

const Overview = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => (
  <TwoColumns>
    <Stack>
      <AboutAffiliate affiliate={affiliate} />
      <Figures affiliate={affiliate} />
    </Stack>
    <Stack>
      <StaffSections affiliate={affiliate.id} />
    </Stack>
  </TwoColumns>
);

const Part = ({ tab, affiliate }: { readonly tab: Tab; readonly affiliate: AffiliateDetail }) => {
  switch (tab) {
    case 'overview':
      return <Overview affiliate={affiliate} />;
    case 'contract':
      return (
        <TwoColumns>
          <Stack>
            <TermsOrPath affiliate={affiliate} />
          </Stack>
          <Stack>
            <OwnTerms affiliate={affiliate} />
          </Stack>
        </TwoColumns>
      );
    case 'results':
      return (
        <Stack>
          <PartnerReferrals affiliate={affiliate.id} />
          <TrafficSection affiliate={affiliate.id} />
        </Stack>
      );
    case 'money':
      return <PartnerMoney affiliate={affiliate} />;
    case 'network':
      return (
        <Stack>
          <StandingSections affiliate={affiliate} />
        </Stack>
      );
    case 'fairPlay':
      return <PartnerFairPlay affiliate={affiliate.id} />;
    case 'reach':
      return (
        <Stack>
          <ReachSections affiliate={affiliate.id} />
        </Stack>
      );
  }
};

/** Everything about one partner, part by part. */
export const PartnerPage = () => {
  const words = useWords();
  const { id = '' } = useParams();
  const { tab, shown } = useTabs();
  const query = useRead(readAffiliate, { params: { id } });
  const affiliate = query.data?.data;
  return (
    <PageFrame
      title={affiliate?.name ?? words('affiliates.one')}
      {...(affiliate ? { subtitle: `${affiliate.program.name} · ${affiliate.code}` } : {})}
      permission="affiliates.read"
      up={{ label: words('affiliates.title'), to: to.affiliates() }}
      action={affiliate ? <EnteringButtons affiliate={affiliate} /> : null}
    >
      <TabRow aria-label={words('partnerPage.parts')}>
        {shown.map((one) => (
          <Link key={one} to={to.partner(id, one)} aria-current={one === tab ? 'page' : undefined}>
            {words(`partnerPage.${one}`)}
          </Link>
        ))}
      </TabRow>
      <Loaded query={query}>{({ data }) => <Part tab={tab} affiliate={data} />}</Loaded>
    </PageFrame>
  );
};

/** The way to the page, from where a partner is only looked at. */
export const WholePageLink = ({ id }: { readonly id: string }) => {
  const words = useWords();
  return (
    <Flex>
      <LinkButton tag={Link} to={to.partner(id)} size="S" variant="secondary">
        {words('partnerPage.open')}
      </LinkButton>
    </Flex>
  );
};
