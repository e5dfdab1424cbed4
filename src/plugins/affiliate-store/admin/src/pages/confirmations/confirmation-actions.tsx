import type { ConfirmationDetail, decideConfirmation } from '../../../../contracts/admin';
import type { Endpoint, Input } from '../../../../contracts/endpoint';
import { ActButton } from '../../shell/act-button';
import type { Asked } from '../../shell/api';
import { RowActions, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

interface Props<E extends Endpoint> {
  readonly one: Pick<ConfirmationDetail, 'state' | 'handedIn'>;
  readonly endpoint: E;
  /** The request that decides so about this one. */
  readonly asked: (decision: Input<typeof decideConfirmation>['body']) => Asked<E>;
  /** Controllers whose answers it changes. */
  readonly touches: readonly string[];
  readonly sendBackText: string;
  readonly withdrawText: string;
  /** Whether there is a confirmation that counts for something. */
  readonly mayBeWithdrawn: boolean;
}

/** What staff may decide about who somebody is, by what it has before its eyes. */
export const ConfirmationActions = <E extends Endpoint>(props: Props<E>) => {
  const { one, endpoint, asked, touches, sendBackText, withdrawText, mayBeWithdrawn } = props;
  const words = useWords();
  const identity = one.handedIn?.id ?? null;
  return (
    <RowActions>
      {one.state === 'confirmed' ? null : (
        <ActButton
          endpoint={endpoint}
          asked={asked({ to: 'confirmed', identity })}
          touches={touches}
          label={words(one.state === 'in_review' ? 'creators.confirm' : 'creators.confirmByHand')}
          done={words('creators.confirmed')}
          variant="default"
        />
      )}
      {one.state === 'in_review' ? (
        <ReasonButton
          endpoint={endpoint}
          asked={(reason) => asked({ to: 'sent_back', identity, reason })}
          touches={touches}
          label={words('creators.sendBack')}
          title={words('creators.sendBackTitle')}
          text={sendBackText}
          reasonLabel={words('creators.sendBackReason')}
          done={words('creators.sentBack')}
        />
      ) : null}
      {mayBeWithdrawn ? (
        <ReasonButton
          endpoint={endpoint}
          asked={(reason) => asked({ to: 'withdrawn', identity, reason })}
          touches={touches}
          label={words('creators.withdraw')}
          title={words('creators.withdrawTitle')}
          text={withdrawText}
          reasonLabel={words('creators.withdrawReason')}
          done={words('creators.withdrawn')}
          variant="tertiary"
          danger
        />
      ) : null}
    </RowActions>
  );
};
