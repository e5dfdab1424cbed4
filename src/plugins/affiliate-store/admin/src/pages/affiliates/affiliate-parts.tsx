import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { AffiliateDetail } from '../../../../contracts/admin-affiliates';
import { Facts, Section, to, useMay, useWords } from '../../shell/kit';
import { ApproveButton, BlockButton } from './affiliate-actions';
import { ChangeCode, ChangeRate } from './affiliate-terms';
import { ContractSection } from './contract-section';

/** What their link did in the last thirty days. */
export const Figures = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => {
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

/** Letting somebody in, or keeping them out. */
export const EnteringButtons = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => {
  if (!useMay('affiliates.manage')) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {affiliate.state === 'active' || isWalking(affiliate) ? null : <ApproveButton affiliate={affiliate} />}
      {affiliate.state === 'blocked' ? null : <BlockButton affiliate={affiliate} />}
    </Flex>
  );
};

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

/** What was agreed, or how far somebody is on the way to it. */
export const TermsOrPath = ({ affiliate }: { readonly affiliate: AffiliateDetail }) =>
  affiliate.pathStage === 'waiting' || affiliate.pathStage === 'walking' ? (
    <OnPath affiliate={affiliate} />
  ) : (
    <ContractSection affiliate={affiliate.id} program={affiliate.program.id} />
  );

/** The rate and the code that are this affiliate's alone, to be changed. */
export const OwnTerms = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => {
  if (!useMay('affiliates.manage')) return null;
  return (
    <>
      <ChangeRate key={`rate ${affiliate.rateBasisPoints}`} affiliate={affiliate} />
      <ChangeCode key={affiliate.code} affiliate={affiliate} />
    </>
  );
};
