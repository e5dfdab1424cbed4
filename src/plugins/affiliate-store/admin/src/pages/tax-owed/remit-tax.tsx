import { Field, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { remitTax } from '../../../../contracts/admin';
import type { TaxOwedRow } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { Amount, minorOf, Stack, useAct, useWords } from '../../shell/kit';

type Typed = { target: { value: string } };

interface Props {
  readonly quarter: string;
  readonly row: TaxOwedRow;
  readonly onClose: () => void;
}

/** Books what was paid on to one country; never more than is left. */
export const RemitTax = ({ quarter, row: { country, currency, left }, onClose }: Props) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const key = useRef(crypto.randomUUID());
  const act = useAct(remitTax, ['adminTaxRemittances', 'adminLedger']);
  const [typed, setTyped] = useState('');
  const [reference, setReference] = useState('');
  const amount = minorOf(typed, left.exponent);
  const send = () => {
    act.mutate(
      {
        key: `${key.current}:${amount}`,
        asked: { body: { quarter, country, currency, amount: amount ?? '0', reference: reference.trim() } },
      },
      {
        onSuccess: () => {
          toggleNotification({ type: 'success', message: words('taxOwed.done') });
          onClose();
        },
      },
    );
  };
  const ready = amount !== null && amount !== '0' && reference.trim().length >= 3;
  return (
    <FormDialog
      title={`${words('taxOwed.remit')}: ${country} ${quarter}`}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('taxOwed.remit'), ready, busy: act.isPending, act: send }}
    >
      <Stack>
        <p>
          {words('taxOwed.left')}: <Amount value={left} why={{ of: 'account', id: `tax_payable:${country}`, part: currency }} />
        </p>
        <Field.Root name="amount" required>
          <Field.Label>{words('payouts.amount')}</Field.Label>
          <TextInput inputMode="decimal" value={typed} autoComplete="off" onChange={(event: Typed) => setTyped(event.target.value)} />
        </Field.Root>
        <Field.Root name="reference" required hint={words('taxOwed.referenceHint')}>
          <Field.Label>{words('taxOwed.reference')}</Field.Label>
          <TextInput value={reference} maxLength={200} onChange={(event: Typed) => setReference(event.target.value)} />
          <Field.Hint />
        </Field.Root>
      </Stack>
    </FormDialog>
  );
};
