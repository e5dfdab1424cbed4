import { Flex } from '@strapi/design-system';
import type { SubscriptionRow } from '../../../../contracts/admin';
import { StateChip } from '../../shell/kit';

type Standing = Pick<SubscriptionRow, 'state' | 'cancelAtPeriodEnd' | 'testMode'>;

/** How a subscription stands, and whether it ends with what is paid. */
export const SubscriptionStates = ({
  of: { state, cancelAtPeriodEnd, testMode },
  test,
}: {
  readonly of: Standing;
  readonly test: boolean;
}) => {
  const states = [state, ...(cancelAtPeriodEnd && state !== 'ended' ? ['ending'] : []), ...(test && testMode ? ['test'] : [])];
  return (
    <Flex gap={1} wrap="wrap">
      {states.map((each) => (
        <StateChip key={each} of="subscription" state={each} />
      ))}
    </Flex>
  );
};
