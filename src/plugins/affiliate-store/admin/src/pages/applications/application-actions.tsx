import { decideApplication } from '../../../../contracts/admin';
import type { ApplicationDetail } from '../../../../contracts/admin';
import { RowActions, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { AdmitButton } from './admit-button';

const TOUCHES = ['adminApplications', 'adminAffiliates', 'adminOverview'];

/** What staff may decide about an application, by what it has before its eyes. */
export const ApplicationActions = ({ one }: { readonly one: ApplicationDetail }) => {
  const words = useWords();
  const params = { id: one.id };
  const { revision } = one;
  const waits = one.state === 'in_review' || one.state === 'details_asked';
  const withReason = (to: 'refused' | 'details_asked') => (reason: string) => ({ params, body: { to, revision, reason } });
  if (!waits && one.state !== 'refused') return null;
  return (
    <RowActions>
      <AdmitButton one={one} touches={TOUCHES} />
      {one.state === 'in_review' ? (
        <ReasonButton
          endpoint={decideApplication}
          asked={withReason('details_asked')}
          touches={TOUCHES}
          label={words('applications.ask')}
          title={words('applications.ask')}
          text={words('applications.askText')}
          reasonLabel={words('applications.reasonRead')}
          done={words('applications.asked')}
        />
      ) : null}
      {waits ? (
        <ReasonButton
          endpoint={decideApplication}
          asked={withReason('refused')}
          touches={TOUCHES}
          label={words('applications.refuse')}
          title={words('applications.refuse')}
          text={words('applications.refuseText')}
          reasonLabel={words('applications.reasonRead')}
          done={words('applications.refused')}
          variant="tertiary"
          danger
        />
      ) : null}
    </RowActions>
  );
};
