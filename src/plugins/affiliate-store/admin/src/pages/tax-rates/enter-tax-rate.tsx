import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { enterTaxRate } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { minorOf, Stack, useAct, useWords } from '../../shell/kit';

type Typed = { target: { value: string } };

interface Draft {
  readonly country: string;
  readonly kind: 'standard' | 'reduced';
  readonly rate: string;
  readonly validFrom: string;
}

// Per cent with two decimals are basis points: read as digits, like money.
const basisPointsOf = (rate: string): number | null => {
  const digits = minorOf(rate, 2);
  const basisPoints = digits === null ? null : parseInt(digits, 10);
  return basisPoints !== null && basisPoints <= 10_000 ? basisPoints : null;
};

const Fields = ({ draft, put }: { readonly draft: Draft; readonly put: (change: Partial<Draft>) => void }) => {
  const words = useWords();
  const wrong = draft.rate.trim() !== '' && basisPointsOf(draft.rate) === null;
  return (
    <Stack>
      <Field.Root name="country" required hint={words('taxRates.countryHint')}>
        <Field.Label>{words('taxRates.country')}</Field.Label>
        <TextInput
          value={draft.country}
          maxLength={2}
          autoComplete="off"
          onChange={(event: Typed) => put({ country: event.target.value.toUpperCase() })}
        />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="kind" required>
        <Field.Label>{words('taxRates.kind')}</Field.Label>
        <SingleSelect value={draft.kind} onChange={(kind) => put({ kind: kind === 'reduced' ? 'reduced' : 'standard' })}>
          <SingleSelectOption value="standard">{words('taxRates.kind.standard')}</SingleSelectOption>
          <SingleSelectOption value="reduced">{words('taxRates.kind.reduced')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <Field.Root name="basisPoints" required error={wrong ? words('taxRates.rateWrong') : undefined}>
        <Field.Label>{words('taxRates.rate')}</Field.Label>
        <TextInput
          inputMode="decimal"
          value={draft.rate}
          autoComplete="off"
          onChange={(event: Typed) => put({ rate: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name="validFrom" required hint={words('taxRates.fromHint')}>
        <Field.Label>{words('taxRates.from')}</Field.Label>
        <TextInput type="date" value={draft.validFrom} onChange={(event: Typed) => put({ validFrom: event.target.value })} />
        <Field.Hint />
      </Field.Root>
    </Stack>
  );
};

/** Enters a rate for a day. */
export const EnterTaxRate = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(enterTaxRate, ['adminTaxRates']);
  const [draft, setDraft] = useState<Draft>({ country: '', kind: 'standard', rate: '', validFrom: '' });
  const put = (change: Partial<Draft>) => {
    act.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const basisPoints = basisPointsOf(draft.rate);
  const send = () => {
    if (basisPoints === null) return;
    const { country, kind, validFrom } = draft;
    act.mutate(
      { asked: { body: { country, kind, basisPoints, validFrom } } },
      {
        onSuccess: () => {
          toggleNotification({ type: 'success', message: words('taxRates.entered') });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={words('taxRates.enter')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('settings.save'),
        ready: draft.country.length === 2 && basisPoints !== null && draft.validFrom !== '',
        busy: act.isPending,
        act: send,
      }}
    >
      <Fields draft={draft} put={put} />
    </FormDialog>
  );
};
