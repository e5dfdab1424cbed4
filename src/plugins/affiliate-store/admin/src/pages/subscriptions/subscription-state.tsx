import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { SubscriptionRow } from '../../../../contracts/admin';
import { StateChip, useWords } from '../../shell/kit';

type Standing = Pick<SubscriptionRow, 'state' | 'cancelAtPeriodEnd' | 'paused' | 'testMode'>;

/** How a subscription stands, whether it is paused and until when, and whether it ends with what is paid. */
export const SubscriptionStates = ({
  of: { state, cancelAtPeriodEnd, paused, testMode },
  test,
}: {
  readonly of: Standing;
  readonly test: boolean;
}) => {
  const words = useWords();
  const { formatDate } = useIntl();
  const until = paused?.until ? words('subscription.pausedUntil', { day: formatDate(paused.until, { dateStyle: 'medium' }) }) : null;
  // Paused says more than what it was before.
  const states = [
    paused ? 'paused' : state,
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
