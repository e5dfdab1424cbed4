import { Field, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { Stack, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import { isNoCap } from './events-draft';
import type { TypedCap, TypedEvents, TypedPay } from './events-draft';

type Event = { target: { value: string } };
const SCHEMES = ['sale', 'lead', 'click', 'all'] as const;
const PERIODS = ['day', 'month'] as const;

interface TextProps {
  readonly name: string;
  readonly label: Word;
  readonly hint: Word;
  readonly value: string;
  /** Amounts with their currencies are no number. */
  readonly inputMode?: 'decimal' | 'text';
  readonly error?: Word | undefined;
  readonly onType: (value: string) => void;
}

const Text = ({ name, label, hint, value, inputMode = 'decimal', error, onType }: TextProps) => {
  const words = useWords();
  return (
    <Field.Root name={name} hint={words(hint)} error={error && words(error)}>
      <Field.Label>{words(label)}</Field.Label>
      <TextInput inputMode={inputMode} autoComplete="off" value={value} onChange={(event: Event) => onType(event.target.value)} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** The UTC day or month a cap is for. */
const Period = ({
  name,
  label,
  period,
  put,
}: {
  readonly name: string;
  readonly label: string;
  readonly period: TypedCap['period'];
  readonly put: (period: TypedCap['period']) => void;
}) => {
  const words = useWords();
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={period} onChange={(chosen) => put(PERIODS.find((one) => one === chosen) ?? 'month')}>
        {PERIODS.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {words(`events.period.${one}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
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
      <Period name={`${of}-period`} label={words('events.period')} period={pay.period} put={(period) => put({ period })} />
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

/** What of sales, or of renewals, is paid at most. */
const MostOf = ({
  of,
  cap,
  put,
}: {
  readonly of: 'sale' | 'renewal';
  readonly cap: TypedCap;
  readonly put: (change: Partial<TypedCap>) => void;
}) => {
  const words = useWords();
  return (
    <>
      <Text
        name={`${of}-cap`}
        label={`events.${of}Cap`}
        hint="events.salesCapHint"
        inputMode="text"
        value={cap.most}
        error={isNoCap(cap) ? 'events.capWrong' : undefined}
        onType={(most) => put({ most })}
      />
      {cap.most.trim() === '' ? null : (
        <Period name={`${of}-cap-period`} label={words(`events.capPeriod.${of}`)} period={cap.period} put={(period) => put({ period })} />
      )}
    </>
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
  const { scheme, lead, click, saleCap, renewalCap } = typed;
  const capsAreWrong = (scheme === 'sale' || scheme === 'all') && [saleCap, renewalCap].some(isNoCap);
  return (
    <Stack>
      <Field.Root name="scheme" hint={words('events.schemeHint')} error={wrong && !capsAreWrong ? words('events.wrong') : undefined}>
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
      {scheme === 'sale' || scheme === 'all' ? (
        <>
          <MostOf of="sale" cap={saleCap} put={(change) => put({ ...typed, saleCap: { ...saleCap, ...change } })} />
          <MostOf of="renewal" cap={renewalCap} put={(change) => put({ ...typed, renewalCap: { ...renewalCap, ...change } })} />
        </>
      ) : null}
    </Stack>
  );
};
