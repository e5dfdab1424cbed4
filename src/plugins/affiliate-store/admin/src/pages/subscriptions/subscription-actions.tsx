import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { endSubscription, resumeSubscription } from '../../../../contracts/admin';
import type { AdminSubscription } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { useMay, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { OfferActions } from './offer-actions';
import { PauseActions } from './pause-actions';

const TOUCHES = ['adminSubscriptions', 'adminOrders', 'adminAudit'];

/** What may be done with a subscription as it stands: ended now, ended with what is paid, or that taken back. */
export const SubscriptionActions = ({ of: one }: { readonly of: AdminSubscription }) => {
  const words = useWords();
  const { formatDate } = useIntl();
  const mayManage = useMay('subscriptions.manage');
  if (!mayManage || one.state === 'ended') return null;
  const day = formatDate(one.paidUntil, { dateStyle: 'medium' });
  // While it is paused, and after that until it is paid, the time that was paid may be over.
  const open = one.accessUntil !== null;
  const unpaid = one.paused ? words('subscription.resumePausedText') : words('subscription.resumeClosedText');
  const resumed = one.paused || !open ? unpaid : words('subscription.resumeText', { day });
  const params = { id: one.id };
  const ending = (when: 'now' | 'period_end') => ({
    endpoint: endSubscription,
    asked: (reason: string) => ({ params, body: { when, reason } }),
    touches: TOUCHES,
    reasonLabel: words('subscription.reason'),
    danger: true,
  });
  return (
    <Flex gap={2} wrap="wrap">
      <OfferActions of={one} />
      <PauseActions of={one} />
      {one.cancelAtPeriodEnd ? (
        <ActButton
          endpoint={resumeSubscription}
          asked={{ params, body: {} }}
          touches={TOUCHES}
          label={words('subscription.resume')}
          done={words('subscription.resumed')}
          confirm={resumed}
        />
      ) : (
        <ReasonButton
          {...ending('period_end')}
          label={words('subscription.endLater')}
          title={words('subscription.endLaterTitle')}
          text={open ? words('subscription.endLaterText', { day }) : words('subscription.endLaterClosed')}
          done={open ? words('subscription.endsLater', { day }) : words('subscription.endsSoon')}
        />
      )}
      <ReasonButton
        {...ending('now')}
        variant="danger-light"
        label={words('subscription.endNow')}
        title={words(one.instalments ? 'subscription.endInstalmentsTitle' : 'subscription.endNowTitle')}
        text={words(one.instalments ? 'subscription.endInstalmentsText' : 'subscription.endNowText')}
        done={words('subscription.endedNow')}
      />
    </Flex>
  );
};
