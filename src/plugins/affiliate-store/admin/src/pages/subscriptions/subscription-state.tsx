import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { SubscriptionRow } from '../../../../contracts/admin';
import { StateChip, useWords } from '../../shell/kit';

type Standing = Pick<SubscriptionRow, 'state' | 'cancelAtPeriodEnd' | 'paused' | 'instalments' | 'testMode'>;

/** How a subscription stands, whether it is paused and until when, and whether it ends with what is paid. */
export const SubscriptionStates = ({
  of: { state, cancelAtPeriodEnd, paused, instalments, testMode },
  test,
}: {
  readonly of: Standing;
  readonly test: boolean;
}) => {
  const words = useWords();
  const { formatDate } = useIntl();
  const until = paused?.until ? words('subscription.pausedUntil', { day: formatDate(paused.until, { dateStyle: 'medium' }) }) : null;
  // Paid in full, or paused, says more than what it was before.
  const paidOff = instalments !== null && instalments.paid >= instalments.count;
  const states = [
    paidOff ? 'paid_off' : paused ? 'paused' : state,
    ...(cancelAtPeriodEnd && state !== 'ended' ? ['ending'] : []),
    ...(test && testMode ? ['test'] : []),
  ];
  return (
    <Flex gap={1} wrap="wrap">
      {states.map((each) => (
        <StateChip key={each} of="subscription" state={each} {...(each === 'paused' && until ? { word: until } : {})} />
      ))}
    </Flex>
  );
};
