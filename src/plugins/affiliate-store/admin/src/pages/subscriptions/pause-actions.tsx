import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { pauseSubscription, unpauseSubscription } from '../../../../contracts/admin';
import type { AdminSubscription } from '../../../../contracts/admin';
import { useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

const TOUCHES = ['adminSubscriptions', 'adminAudit'];
type Of = { readonly of: AdminSubscription };

const useDay = () => {
  const { formatDate } = useIntl();
  return (at: string): string => formatDate(at, { dateStyle: 'medium' });
};

/** A pause that lasts until somebody ends it. */
const OPEN = 'open';

const Pause = ({ of: one }: Of) => {
  const words = useWords();
  const day = useDay();
  const [length, setLength] = useState(String(one.pauseChoices[0]?.periods ?? OPEN));
  return (
    <ReasonButton
      endpoint={pauseSubscription}
      asked={(reason) => ({
        params: { id: one.id },
        body: { reason, ...(length === OPEN ? {} : { periods: parseInt(length, 10) }) },
      })}
      touches={TOUCHES}
      reasonLabel={words('subscription.reason')}
      label={words('subscription.pause')}
      title={words('subscription.pauseTitle')}
      text={one.accessUntil ? words('subscription.pauseText', { day: day(one.paidUntil) }) : words('subscription.pauseTextClosed')}
      done={words('subscription.pausedDone')}
    >
      <Field.Root name="length" width="100%">
        <Field.Label>{words('subscription.pauseLength')}</Field.Label>
        <SingleSelect value={length} onChange={(chosen) => setLength(String(chosen))}>
          {one.pauseChoices.map(({ periods, until }) => (
            <SingleSelectOption key={periods} value={String(periods)}>
              {words('subscription.pauseChoice', { count: periods, day: day(until) })}
            </SingleSelectOption>
          ))}
          <SingleSelectOption value={OPEN}>{words('subscription.pauseOpen')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
    </ReasonButton>
  );
};

/** Pauses a subscription that may be paused, and ends a pause. */
export const PauseActions = ({ of: one }: Of) => {
  const words = useWords();
  const day = useDay();
  if (!one.paused) return one.pauseChoices.length > 0 ? <Pause of={one} /> : null;
  return (
    <ReasonButton
      endpoint={unpauseSubscription}
      asked={(reason) => ({ params: { id: one.id }, body: { reason } })}
      touches={TOUCHES}
      reasonLabel={words('subscription.reason')}
      label={words('subscription.unpause')}
      title={words('subscription.unpauseTitle')}
      text={words('subscription.unpauseText', { day: day(one.paused.dueIfEnded) })}
      done={words('subscription.unpauseDone')}
    />
  );
};
