import { Field, SingleSelect, SingleSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { useRef, useState } from 'react';
import { exponentOf } from '../../../../contracts/exponents';
import { makeAdjustment } from '../../../../contracts/admin/adjustments';
import { findPayees } from '../../../../contracts/admin-payouts';
import { kindByHand } from '../../../../contracts/payouts';
import { FormDialog } from '../../shell/form-dialog';
import { minorOf, Stack, useAct, useRead, useWords } from '../../shell/kit';

type Typed = { target: { value: string } };
type Kind = (typeof kindByHand.options)[number];

interface Draft {
  readonly search: string;
  readonly party: string;
  readonly email: string;
  readonly kind: Kind;
  readonly currency: string;
  readonly into: string;
  readonly amount: string;
  readonly reason: string;
}

const EMPTY: Draft = { search: '', party: '', email: '', kind: 'bonus', currency: 'EUR', into: '', amount: '', reason: '' };

interface FieldsProps {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

const Payee = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  const asked = draft.search.trim();
  const { data } = useRead(findPayees, asked === '' ? {} : { query: { search: asked } }, { enabled: asked !== '' });
  const found = asked === '' ? [] : (data?.data ?? []);
  return (
    <>
      <Field.Root name="search" required>
        <Field.Label>{words('adjustments.search')}</Field.Label>
        <TextInput value={draft.search} autoComplete="off" onChange={(event: Typed) => put({ search: event.target.value, party: '' })} />
      </Field.Root>
      <Field.Root name="party" required>
        <Field.Label>{words('payouts.payee')}</Field.Label>
        <SingleSelect value={draft.party} disabled={found.length === 0} onChange={(party) => put({ party: String(party) })}>
          {found.map((one) => (
            <SingleSelectOption key={one.party} value={one.party}>
              {one.name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </>
  );
};

const Fields = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  return (
    <Stack>
      <Payee draft={draft} put={put} />
      {draft.kind === 'credit' && (
        <Field.Root name="email" hint={words('adjustments.emailHint')}>
          <Field.Label>{words('adjustments.email')}</Field.Label>
          <TextInput type="email" value={draft.email} autoComplete="off" onChange={(event: Typed) => put({ email: event.target.value })} />
          <Field.Hint />
        </Field.Root>
      )}
      <Field.Root name="kind" required hint={words(`adjustments.kind.${draft.kind}.means`)}>
        <Field.Label>{words('adjustments.kind')}</Field.Label>
        <SingleSelect value={draft.kind} onChange={(kind) => put({ kind: kindByHand.parse(kind) })}>
          {kindByHand.options.map((kind) => (
            <SingleSelectOption key={kind} value={kind}>
              {words(`adjustments.kind.${kind}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      <Field.Root name="currency" required>
        <Field.Label>{words('wizard.currency')}</Field.Label>
        <TextInput value={draft.currency} maxLength={3} onChange={(event: Typed) => put({ currency: event.target.value.toUpperCase() })} />
      </Field.Root>
      {draft.kind === 'currency_move' && (
        <Field.Root name="into" required hint={words('adjustments.intoHint')}>
          <Field.Label>{words('adjustments.into')}</Field.Label>
          <TextInput value={draft.into} maxLength={3} onChange={(event: Typed) => put({ into: event.target.value.toUpperCase() })} />
          <Field.Hint />
        </Field.Root>
      )}
      <Field.Root name="amount" required>
        <Field.Label>{words('payouts.amount')}</Field.Label>
        <TextInput inputMode="decimal" value={draft.amount} onChange={(event: Typed) => put({ amount: event.target.value })} />
      </Field.Root>
      <Field.Root name="reason" required hint={words('payouts.reasonHint')}>
        <Field.Label>{words('payouts.reason')}</Field.Label>
        <Textarea value={draft.reason} maxLength={500} onChange={(event) => put({ reason: event.target.value })} />
        <Field.Hint />
      </Field.Root>
    </Stack>
  );
};

/** Whose it is: a payee, or for store credit whoever is at an address; null until somebody is named. */
const whoseOf = ({ party, email, kind }: Draft): { party: string } | { email: string } | null => {
  if (party !== '') return { party };
  return kind === 'credit' && email.trim() !== '' ? { email: email.trim() } : null;
};

/** Makes an entry about somebody's balance; above the limit it waits for a second person. */
export const AdjustmentDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const key = useRef(crypto.randomUUID());
  const [draft, setDraft] = useState(EMPTY);
  const act = useAct(makeAdjustment, ['adminPayouts', 'adminLedger']);
  const amount = minorOf(draft.amount, exponentOf(draft.currency));
  const whose = whoseOf(draft);
  const moves = draft.kind === 'currency_move';
  const knowsWhere = !moves || (/^[A-Z]{3}$/.test(draft.into) && draft.into !== draft.currency);
  const ready =
    knowsWhere &&
    whose !== null &&
    amount !== null &&
    amount !== '0' &&
    draft.reason.trim().length >= 3 &&
    /^[A-Z]{3}$/.test(draft.currency);
  const send = () => {
    const { currency, kind, reason, into } = draft;
    act.mutate(
      {
        key: `${key.current}:${draft.party}${draft.email}:${kind}:${into}:${amount}`,
        asked: { body: { ...whose, currency, kind, ...(moves ? { into } : {}), amount: amount ?? '0', reason: reason.trim() } },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDialog
      title={words('adjustments.new')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('adjustments.book'), ready, busy: act.isPending, act: send }}
    >
      <Fields draft={draft} put={(change) => setDraft((before) => ({ ...before, ...change }))} />
    </FormDialog>
  );
};
