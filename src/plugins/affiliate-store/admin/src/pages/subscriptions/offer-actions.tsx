import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { changeSubscriptionOffer, keepSubscriptionOffer } from '../../../../contracts/admin';
import type { AdminSubscription } from '../../../../contracts/admin';
import { useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { ReasonButton } from '../../shell/reason-button';
import { usePriceText } from './price-text';

const TOUCHES = ['adminSubscriptions', 'adminAudit'];
type Of = { readonly of: AdminSubscription };

const useDay = () => {
  const { formatDate } = useIntl();
  return (at: string): string => formatDate(at, { dateStyle: 'medium' });
};

const Change = ({ of: one }: Of) => {
  const words = useWords();
  const day = useDay();
  const priceText = usePriceText();
  const [offer, setOffer] = useState(one.offerChoices[0]?.offer ?? '');
  const from = day(one.offerChoices[0]?.from ?? one.paidUntil);
  return (
    <ReasonButton
      endpoint={changeSubscriptionOffer}
      asked={(reason) => ({ params: { id: one.id }, body: { offer, reason } })}
      touches={TOUCHES}
      reasonLabel={words('subscription.reason')}
      label={words('subscription.change')}
      title={words('subscription.changeTitle')}
      text={words('subscription.changeText', { day: from })}
      done={words('subscription.changeDone', { day: from })}
    >
      <Field.Root name="offer" width="100%">
        <Field.Label>{words('subscription.changeWhich')}</Field.Label>
        <SingleSelect value={offer} onChange={(chosen) => setOffer(String(chosen))}>
          {one.offerChoices.map((choice) => (
            <SingleSelectOption key={choice.offer} value={choice.offer}>
              {choice.name} · {priceText({ ...choice, instalments: null })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </ReasonButton>
  );
};

/** Changes a subscription to another offer of its product, and takes that back while it is to come. */
export const OfferActions = ({ of: one }: Of) => {
  const words = useWords();
  const priceText = usePriceText();
  if (!one.change) return one.offerChoices.length > 0 ? <Change of={one} /> : null;
  return (
    <ReasonButton
      endpoint={keepSubscriptionOffer}
      asked={(reason) => ({ params: { id: one.id }, body: { reason } })}
      touches={TOUCHES}
      reasonLabel={words('subscription.reason')}
      label={words('subscription.keep')}
      title={words('subscription.keepTitle')}
      text={words('subscription.keepText', { price: priceText(one) })}
      done={words('subscription.keepDone')}
    />
  );
};

/** That another offer is agreed, and from when. */
export const PlannedChange = ({ of: { change } }: Of) => {
  const words = useWords();
  const day = useDay();
  const priceText = usePriceText();
  if (!change) return null;
  const price = priceText({ ...change, instalments: null });
  return (
    <Notice tone="neutral" title={words('subscription.changes', { offer: change.name, day: day(change.from) })}>
      {words('subscription.changesNote', { price, agreed: day(change.agreedAt), by: change.agreedBy })}
    </Notice>
  );
};
