import { Field, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { Stack, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import type { TypedEvents, TypedPay } from './events-draft';

type Event = { target: { value: string } };
const SCHEMES = ['sale', 'lead', 'click', 'all'] as const;
const PERIODS = ['day', 'month'] as const;

interface TextProps {
  readonly name: string;
  readonly label: Word;
  readonly hint: Word;
  readonly value: string;
  readonly onType: (value: string) => void;
}

const Text = ({ name, label, hint, value, onType }: TextProps) => {
  const words = useWords();
  return (
    <Field.Root name={name} hint={words(hint)}>
      <Field.Label>{words(label)}</Field.Label>
      <TextInput inputMode="decimal" autoComplete="off" value={value} onChange={(event: Event) => onType(event.target.value)} />
      <Field.Hint />
    </Field.Root>
  );
};

const Pay = ({
  of,
  pay,
  put,
}: {
  readonly of: 'lead' | 'click';
  readonly pay: TypedPay;
  readonly put: (change: Partial<TypedPay>) => void;
}) => {
  const words = useWords();
  return (
    <Stack>
      <Typography variant="delta" tag="h3">
        {words(`events.${of}`)}
      </Typography>
      <Text name={`${of}-amount`} label="events.amount" hint="events.amountHint" value={pay.amount} onType={(amount) => put({ amount })} />
      <Field.Root name={`${of}-period`}>
        <Field.Label>{words('events.period')}</Field.Label>
        <SingleSelect value={pay.period} onChange={(chosen) => put({ period: PERIODS.find((one) => one === chosen) ?? 'month' })}>
          {PERIODS.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {words(`events.period.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Text
        name={`${of}-count`}
        label="events.mostCount"
        hint="events.capHint"
        value={pay.mostCount}
        onType={(mostCount) => put({ mostCount })}
      />
      <Text
        name={`${of}-most`}
        label="events.mostAmount"
        hint="events.capHint"
        value={pay.mostAmount}
        onType={(mostAmount) => put({ mostAmount })}
      />
    </Stack>
  );
};

interface Props {
  readonly typed: TypedEvents;
  readonly wrong: boolean;
  readonly put: (events: TypedEvents) => void;
}

/** Which event pays, and at what; each with a cap. */
export const EventsFields = ({ typed, wrong, put }: Props) => {
  const words = useWords();
  const { scheme, lead, click } = typed;
  return (
    <Stack>
      <Field.Root name="scheme" hint={words('events.schemeHint')} error={wrong ? words('events.wrong') : undefined}>
        <Field.Label>{words('contract.term.events')}</Field.Label>
        <SingleSelect value={scheme} onChange={(chosen) => put({ ...typed, scheme: SCHEMES.find((one) => one === chosen) ?? 'sale' })}>
          {SCHEMES.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {words(`events.scheme.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {scheme === 'sale' ? null : (
        <Text
          name="event-currency"
          label="events.currency"
          hint="events.currencyHint"
          value={typed.currency}
          onType={(currency) => put({ ...typed, currency: currency.trim().toUpperCase() })}
        />
      )}
      {scheme === 'lead' || scheme === 'all' ? (
        <>
          <Pay of="lead" pay={lead} put={(change) => put({ ...typed, lead: { ...lead, ...change } })} />
          <Text
            name="lead-days"
            label="events.acceptAfterDays"
            hint="events.acceptAfterDaysHint"
            value={typed.acceptAfterDays}
            onType={(acceptAfterDays) => put({ ...typed, acceptAfterDays })}
          />
        </>
      ) : null}
      {scheme === 'click' || scheme === 'all' ? (
        <Pay of="click" pay={click} put={(change) => put({ ...typed, click: { ...click, ...change } })} />
      ) : null}
    </Stack>
  );
};
