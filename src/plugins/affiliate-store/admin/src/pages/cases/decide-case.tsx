import { Button, Field, SingleSelect, SingleSelectOption, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { decideCase, previewCaseDecision } from '../../../../contracts/admin';
import type { AdminCaseDetail, CasePreview } from '../../../../contracts/admin';
import { caseEntryKind, caseOutcome } from '../../../../contracts/cases';
import { exponentOf } from '../../../../contracts/exponents';
import { FormDialog } from '../../shell/form-dialog';
import { Amount, DataTable, Loaded, minorOf, Quiet, Skeleton, Stack, useAct, useRead, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

type Typed = { target: { value: string } };
type Outcome = (typeof caseOutcome.options)[number];
type EntryKind = (typeof caseEntryKind.options)[number];

interface Draft {
  readonly outcome: Outcome;
  readonly entry: EntryKind | null;
  readonly amount: string;
  readonly order: string;
  readonly reason: string;
}
interface FieldsProps {
  readonly of: AdminCaseDetail;
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

/** What an outcome can book: nothing where it is declined, money alone where it is granted in part. */
const entriesFor = ({ entries }: AdminCaseDetail, outcome: Outcome): readonly EntryKind[] =>
  outcome === 'declined' ? [] : entries.filter((kind) => outcome === 'upheld' || kind === 'bonus');

const outcomesOf = (of: AdminCaseDetail): readonly Outcome[] =>
  caseOutcome.options.filter((outcome) => outcome === 'declined' || of.kind === 'other' || entriesFor(of, outcome).length > 0);

const OutcomeFields = ({ of, draft, put }: FieldsProps) => {
  const words = useWords();
  const entries = entriesFor(of, draft.outcome);
  const choose = (outcome: Outcome) => put({ outcome, entry: entriesFor(of, outcome)[0] ?? null });
  return (
    <>
      <Field.Root name="outcome" required>
        <Field.Label>{words('cases.outcome')}</Field.Label>
        <SingleSelect value={draft.outcome} onChange={(value) => choose(caseOutcome.parse(value))}>
          {outcomesOf(of).map((value) => (
            <SingleSelectOption key={value} value={value}>
              {words(`cases.outcome.${value}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {entries.length > 1 ? (
        <Field.Root name="entry" required>
          <Field.Label>{words('cases.entry')}</Field.Label>
          <SingleSelect value={draft.entry ?? ''} onChange={(value) => put({ entry: caseEntryKind.parse(value) })}>
            {entries.map((value) => (
              <SingleSelectOption key={value} value={value}>
                {words(`cases.entry.${value}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : null}
      {draft.entry === 'bonus' ? (
        <Field.Root name="amount" required>
          <Field.Label>{words('cases.amount', { currency: of.currency })}</Field.Label>
          <TextInput inputMode="decimal" value={draft.amount} onChange={(event: Typed) => put({ amount: event.target.value })} />
        </Field.Root>
      ) : null}
    </>
  );
};

const WordFields = ({ of, draft, put }: FieldsProps) => {
  const words = useWords();
  return (
    <>
      {of.saleDay === null ? null : (
        <Field.Root name="order" hint={words('cases.foundHint')}>
          <Field.Label>{words('cases.found')}</Field.Label>
          <TextInput value={draft.order} autoComplete="off" onChange={(event: Typed) => put({ order: event.target.value })} />
          <Field.Hint />
        </Field.Root>
      )}
      <Field.Root name="reason" required hint={words('cases.reasonHint')}>
        <Field.Label>{words('cases.reason')}</Field.Label>
        <Textarea value={draft.reason} maxLength={500} onChange={(event) => put({ reason: event.target.value })} />
        <Field.Hint />
      </Field.Root>
    </>
  );
};

const Planned = ({ preview, entry }: { readonly preview: CasePreview; readonly entry: EntryKind }) => {
  const words = useWords();
  return (
    <Stack>
      {entry === 'unblock' ? <p>{words('cases.unblocks')}</p> : null}
      {preview.entries.length === 0 ? (
        <Quiet>{words('cases.nothingHeld')}</Quiet>
      ) : (
        <DataTable
          plain
          caption={words('cases.preview')}
          rows={preview.entries.map((one, index) => ({ ...one, index }))}
          keyOf={({ index }) => String(index)}
          columns={[
            { key: 'what', label: words('cases.entry'), render: (one) => words(`cases.entry.${one.kind}`) },
            { key: 'order', label: words('cases.order'), render: (one) => <bdi>{one.orderNumber ?? ''}</bdi> },
            { key: 'to', label: words('cases.to'), render: (one) => words(`cases.to.${one.to}`) },
            { key: 'amount', label: words('payouts.amount'), figure: true, render: (one) => <Amount value={one.amount} /> },
          ]}
        />
      )}
      {preview.entries.some(({ waits }) => waits) ? <Notice tone="warning">{words('cases.waits')}</Notice> : null}
    </Stack>
  );
};

/** What would be booked, by the books as they stand, before anybody presses the button that books it. */
const Preview = ({ query, entry }: { readonly query: ReturnType<typeof usePreview>; readonly entry: EntryKind }) => {
  const words = useWords();
  return (
    <section aria-live="polite">
      <Typography variant="delta" tag="h3">
        {words('cases.preview')}
      </Typography>
      <Loaded query={query} skeleton={<Skeleton rows={2} />}>
        {({ data }) => <Planned preview={data} entry={entry} />}
      </Loaded>
    </section>
  );
};

const usePreview = (of: AdminCaseDetail, entry: EntryKind | null, amount: string | null) => {
  const ready = entry !== null && (entry !== 'bonus' || (amount !== null && amount !== '0'));
  const bonus = entry === 'bonus' && amount !== null ? { amount, currency: of.currency } : {};
  return useRead(previewCaseDecision, ready ? { params: { id: of.id }, query: { entry, ...bonus } } : {}, { enabled: ready });
};

const Dialog = ({ of, onClose }: { readonly of: AdminCaseDetail; readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const [draft, setDraft] = useState<Draft>({ outcome: 'declined', entry: null, amount: '', order: '', reason: '' });
  const act = useAct(decideCase, ['adminCases', 'adminOverview', 'adminAffiliates', 'adminPayouts', 'adminOrders', 'adminLedger']);
  const amount = minorOf(draft.amount, exponentOf(of.currency));
  const preview = usePreview(of, draft.entry, amount);
  const known = draft.entry === null || (preview.data !== undefined && !preview.isPlaceholderData && preview.error === null);
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const send = () => {
    const { outcome, entry, reason, order } = draft;
    const bonus = entry === 'bonus' && amount !== null ? { amount, currency: of.currency } : {};
    const found = order.trim() === '' ? {} : { order: order.trim() };
    act.mutate(
      { asked: { params: { id: of.id }, body: { outcome, entry, reason: reason.trim(), ...bonus, ...found } } },
      {
        onSuccess: () => {
          toggleNotification({ type: 'success', message: words('cases.decided') });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={words('cases.decideTitle')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words(`cases.confirm.${draft.outcome}`),
        ready: known && draft.reason.trim().length >= 3,
        busy: act.isPending,
        act: send,
      }}
    >
      <OutcomeFields of={of} draft={draft} put={put} />
      <WordFields of={of} draft={draft} put={put} />
      {draft.entry === null ? <Quiet>{words('cases.booksNothing')}</Quiet> : <Preview query={preview} entry={draft.entry} />}
    </FormDialog>
  );
};

/** The button that opens the decision: outcome, words for the partner, what would be booked, and then what books it. */
export const DecideCase = ({ of }: { readonly of: AdminCaseDetail }) => {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{words('cases.decide')}</Button>
      {open ? <Dialog of={of} onClose={() => setOpen(false)} /> : null}
    </div>
  );
};
