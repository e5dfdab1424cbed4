import type { AffiliateDetail } from '../../../../contracts/admin-affiliates';
import { CopyButton, Day, Email, Facts, Mono, StateChip, useMay, useWords } from '../../shell/kit';
import { AssignButton } from '../managers/assign-dialog';
import { useManagerName } from '../managers/manager-choice';

/** Who an affiliate is, how they stand, and who looks after them. */
export const AboutAffiliate = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => {
  const words = useWords();
  const managerName = useManagerName();
  const [seesAll, mayAssign] = [useMay('affiliates.all'), useMay('affiliates.assign')];
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="affiliate" state={affiliate.state} />],
        [words('affiliates.blockCode'), affiliate.blockedCode === null ? null : words(`blockCode.${affiliate.blockedCode}`)],
        [words('affiliates.blockReason'), affiliate.blockedReason],
        [words('field.email'), <Email key="mail" address={affiliate.email} />],
        [words('affiliates.account'), words(affiliate.hasAccount ? 'affiliates.hasAccount' : 'affiliates.noAccount')],
        [
          words('affiliates.link'),
          <span key="link">
            <Mono>{affiliate.url}</Mono> <CopyButton text={affiliate.url} label={words('affiliates.copyLink')} />
          </span>,
        ],
        [
          words('managers.one'),
          <span key="manager">
            <bdi>{managerName(affiliate.manager)}</bdi> {seesAll && mayAssign ? <AssignButton affiliate={affiliate} /> : null}
          </span>,
        ],
        [words('affiliates.since'), <Day key="since" at={affiliate.enrolledAt} />],
      ]}
    />
  );
};
