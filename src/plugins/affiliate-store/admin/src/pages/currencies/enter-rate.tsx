import { Button, Checkbox, Field, Modal, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { enterRate } from '../../../../contracts/admin';
import type { CurrencyBoard } from '../../../../contracts/admin';
import { Stack, useAct, useRefusalWords, useWords } from '../../shell/kit';
import { Quote, useCurrencyName } from '../../shell/exchange';
import { Notice } from '../../shell/notice';

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
  const refusal = useRefusalWords();
  const { act, draft, put, asks, ready, send } = useEntering(props);
  const title = useId();
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open && !act.isPending) onClose();
      }}
    >
      <Modal.Content aria-labelledby={title} aria-describedby={undefined}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={title}>{words('currencies.enter')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Stack>
            <Fields board={board} draft={draft} put={put} />
            {act.error ? <Notice tone={asks ? 'warning' : 'danger'}>{refusal(act.error)}</Notice> : null}
            {asks ? (
              <Checkbox checked={draft.sure} onCheckedChange={(sure) => put({ sure: sure === true })}>
                {words('currencies.sure')}
              </Checkbox>
            ) : null}
          </Stack>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={act.isPending}>
            {words('controls.cancel')}
          </Button>
          <Button disabled={!ready} loading={act.isPending} onClick={send}>
            {words('currencies.save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
