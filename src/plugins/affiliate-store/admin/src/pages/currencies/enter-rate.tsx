import { Checkbox, Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { enterRate } from '../../../../contracts/admin';
import type { CurrencyBoard } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, useAct, useWords } from '../../shell/kit';
import { Quote, useCurrencyName } from '../../shell/exchange';

type Typed = { target: { value: string } };

interface Draft {
  readonly currency: string;
  readonly rate: string;
  readonly source: string;
  readonly day: string;
  readonly sure: boolean;
}
interface FieldsProps {
  readonly board: CurrencyBoard;
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

const CODES = Intl.supportedValuesOf('currency');
// A comma counts as a point: that is how many people write one.
const pointed = (typed: string): string => typed.trim().replace(',', '.');
const isRate = (typed: string): boolean => /^\d{1,9}(\.\d{1,12})?$/.test(pointed(typed)) && /[1-9]/.test(typed);

const RateField = ({ board, draft, put }: FieldsProps) => {
  const words = useWords();
  const before = board.converted.find(({ currency }) => currency === draft.currency)?.exchange;
  const wrong = draft.rate !== '' && !isRate(draft.rate);
  return (
    <Field.Root name="rate" required error={wrong ? words('currencies.rateWrong') : undefined}>
      <Field.Label>{words('currencies.rateOf', { from: board.main, to: draft.currency || '…' })}</Field.Label>
      <TextInput
        value={draft.rate}
        inputMode="decimal"
        autoComplete="off"
        onChange={(event: Typed) => put({ rate: event.target.value, sure: false })}
      />
      <Field.Error />
      <div aria-live="polite">
        {isRate(draft.rate) && draft.currency ? (
          <Quote exchange={{ from: board.main, to: draft.currency, rate: pointed(draft.rate) }} />
        ) : before ? (
          <>
            {words('currencies.before')} <Quote exchange={before} />
          </>
        ) : null}
      </div>
    </Field.Root>
  );
};

const Fields = ({ board, draft, put }: FieldsProps) => {
  const words = useWords();
  const nameOf = useCurrencyName();
  return (
    <Stack>
      <Field.Root name="currency" required>
        <Field.Label>{words('field.currency')}</Field.Label>
        <SingleSelect value={draft.currency} onChange={(code) => put({ currency: String(code), sure: false })}>
          {CODES.filter((code) => code !== board.main).map((code) => (
            <SingleSelectOption key={code} value={code}>
              {`${code} · ${nameOf(code)}`}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <RateField board={board} draft={draft} put={put} />
      <Field.Root name="source" required hint={words('currencies.sourceHint')}>
        <Field.Label>{words('currencies.source')}</Field.Label>
        <TextInput value={draft.source} maxLength={80} onChange={(event: Typed) => put({ source: event.target.value })} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="day" hint={words('currencies.fromHint')}>
        <Field.Label>{words('currencies.from')}</Field.Label>
        <TextInput type="date" value={draft.day} onChange={(event: Typed) => put({ day: event.target.value })} />
        <Field.Hint />
      </Field.Root>
    </Stack>
  );
};

interface Props {
  readonly board: CurrencyBoard;
  /** The currency whose row was pressed; empty for another one. */
  readonly currency: string;
  readonly onClose: () => void;
}

/** What is typed, and how it is sent; `asks` while a rate that is far from the last waits for a word. */
const useEntering = ({ board, currency, onClose }: Props) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(enterRate, ['adminCurrencies', 'adminOverview']);
  const known = board.converted.find((row) => row.currency === currency);
  const [draft, setDraft] = useState<Draft>({
    currency: CODES.includes(currency) ? currency : '',
    rate: '',
    source: known?.exchange?.source ?? '',
    day: '',
    sure: false,
  });
  const put = (change: Partial<Draft>) => {
    // Another rate is another question.
    if (change.rate !== undefined || change.currency !== undefined) act.reset();
    setDraft((now) => ({ ...now, ...change }));
  };
  const asks = act.error?.code === 'RATE_JUMPS';
  const ready = draft.currency !== '' && isRate(draft.rate) && draft.source.trim() !== '' && (!asks || draft.sure);
  const send = () => {
    const { source, day, sure } = draft;
    const validFrom = day === '' ? null : new Date(Date.parse(day)).toISOString();
    act.mutate(
      { asked: { body: { currency: draft.currency, rate: pointed(draft.rate), source: source.trim(), validFrom, sure } } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('currencies.entered', { currency: data.to }) });
          onClose();
        },
      },
    );
  };
  return { act, draft, put, asks, ready, send };
};

/** Enters a rate. One that is far from the last is asked about before it is saved. */
export const EnterRate = (props: Props) => {
  const { board, onClose } = props;
  const words = useWords();
  const { act, draft, put, asks, ready, send } = useEntering(props);
  return (
    <FormDialog
      title={words('currencies.enter')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      asks={asks}
      afterError={
        asks ? (
          <Checkbox checked={draft.sure} onCheckedChange={(sure) => put({ sure: sure === true })}>
            {words('currencies.sure')}
          </Checkbox>
        ) : null
      }
      send={{ label: words('currencies.save'), ready, busy: act.isPending, act: send }}
    >
      <Fields board={board} draft={draft} put={put} />
    </FormDialog>
  );
};
