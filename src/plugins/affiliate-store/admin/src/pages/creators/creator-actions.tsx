import { decideConfirmation } from '../../../../contracts/admin';
import type { ConfirmationDetail } from '../../../../contracts/admin';
import { useWords } from '../../shell/kit';
import { ConfirmationActions } from '../confirmations/confirmation-actions';

const TOUCHES = ['adminConfirmations', 'adminOverview', 'adminPayouts'];

/** What staff may decide about a creator. */
export const CreatorActions = ({ creator }: { readonly creator: ConfirmationDetail }) => {
  const words = useWords();
  return (
    <ConfirmationActions
      one={creator}
      endpoint={decideConfirmation}
      asked={(body) => ({ params: { creator: creator.id }, body })}
      touches={TOUCHES}
      sendBackText={words('creators.sendBackText')}
      withdrawText={words('creators.withdrawText')}
      mayBeWithdrawn={creator.required && creator.sells}
    />
  );
};
