import { decideConfirmation } from '../../../../contracts/admin';
import type { ConfirmationDetail } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { RowActions, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

const TOUCHES = ['adminConfirmations', 'adminOverview', 'adminPayouts'];

/** What staff may decide about a creator, by what it has before its eyes. */
export const CreatorActions = ({ creator }: { readonly creator: ConfirmationDetail }) => {
  const words = useWords();
  const params = { creator: creator.id };
  const identity = creator.handedIn?.id ?? null;
  return (
    <RowActions>
      {creator.state === 'confirmed' ? null : (
        <ActButton
          endpoint={decideConfirmation}
          asked={{ params, body: { to: 'confirmed', identity } }}
          touches={TOUCHES}
          label={words(creator.state === 'in_review' ? 'creators.confirm' : 'creators.confirmByHand')}
          done={words('creators.confirmed')}
          variant="default"
        />
      )}
      {creator.state === 'in_review' ? (
        <ReasonButton
          endpoint={decideConfirmation}
          asked={(reason) => ({ params, body: { to: 'sent_back' as const, identity, reason } })}
          touches={TOUCHES}
          label={words('creators.sendBack')}
          title={words('creators.sendBackTitle')}
          text={words('creators.sendBackText')}
          reasonLabel={words('creators.sendBackReason')}
          done={words('creators.sentBack')}
        />
      ) : null}
      {creator.required && creator.sells ? (
        <ReasonButton
          endpoint={decideConfirmation}
          asked={(reason) => ({ params, body: { to: 'withdrawn' as const, identity, reason } })}
          touches={TOUCHES}
          label={words('creators.withdraw')}
          title={words('creators.withdrawTitle')}
          text={words('creators.withdrawText')}
          reasonLabel={words('creators.withdrawReason')}
          done={words('creators.withdrawn')}
          variant="tertiary"
          danger
        />
      ) : null}
    </RowActions>
  );
};
