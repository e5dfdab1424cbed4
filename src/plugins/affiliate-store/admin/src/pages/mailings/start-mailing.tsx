import { Field, SingleSelect, SingleSelectOption, Textarea, TextInput } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { countMailing, mailingBasis, readOrderFacets, startMailing } from '../../../../contracts/admin';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, to, useAct, useMay, useRead, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { ProgramChoice } from '../prospects/prospect-dialog';

type Typed = { target: { value: string } };
type Basis = (typeof mailingBasis.options)[number];

interface Draft {
  readonly program: string;
  readonly product: string;
  readonly since: string;
  readonly basis: Basis;
  readonly words: string;
  readonly days: string;
}
interface FieldsProps {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}
const ANYTHING = '-';
const MOST_DAYS = 90;

/** Whom it is for. */
const WhomFields = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  const may = useMay('orders.read');
  const products = useRead(readOrderFacets, {}, { enabled: may }).data?.data.products ?? [];
  return (
    <Stack>
      <ProgramChoice value={draft.program} onChoose={(program) => put({ program })} />
      <Field.Root name="product">
        <Field.Label>{words('mailings.bought')}</Field.Label>
        <SingleSelect value={draft.product} onChange={(chosen) => put({ product: String(chosen) })}>
          <SingleSelectOption value={ANYTHING}>{words('mailings.anything')}</SingleSelectOption>
          {products.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="since">
        <Field.Label>{words('mailings.since')}</Field.Label>
        <TextInput type="date" value={draft.since} onChange={(event: Typed) => put({ since: event.target.value })} />
      </Field.Root>
      <Field.Root name="basis" required hint={words(`mailings.basis.${draft.basis}.hint`)}>
        <Field.Label>{words('mailings.basis')}</Field.Label>
        <SingleSelect value={draft.basis} onChange={(chosen) => put({ basis: mailingBasis.catch('consent').parse(chosen) })}>
          {mailingBasis.options.map((basis) => (
            <SingleSelectOption key={basis} value={basis}>
              {words(`mailings.basis.${basis}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
    </Stack>
  );
};

/** What it says, and how long its links let in. */
const LetterFields = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  return (
    <Stack>
      <Field.Root name="words" hint={words('mailings.wordsHint')}>
        <Field.Label>{words('mailings.words')}</Field.Label>
        <Textarea value={draft.words} maxLength={600} onChange={(event) => put({ words: event.target.value })} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="days" required hint={words('form.between', { from: 1, to: MOST_DAYS })}>
        <Field.Label>{words('invites.days')}</Field.Label>
        <TextInput inputMode="numeric" value={draft.days} onChange={(event: Typed) => put({ days: event.target.value })} />
        <Field.Hint />
      </Field.Root>
    </Stack>
  );
};

/** Chooses customers and writes to them: it is counted first, and only what was counted is sent. */
export const StartMailing = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const navigate = useNavigate();
  const count = useAct(countMailing, []);
  const send = useAct(startMailing, ['adminMailings']);
  const [draft, setDraft] = useState<Draft>({ program: '', product: ANYTHING, since: '', basis: 'consent', words: '', days: '30' });
  const put = (change: Partial<Draft>) => {
    if (!('words' in change) && !('days' in change)) count.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const days = /^\d{1,2}$/.test(draft.days) ? parseInt(draft.days, 10) : 0;
  const { program, basis } = draft;
  const choice = { program, basis, product: draft.product === ANYTHING ? null : draft.product, since: draft.since || null };
  const counted = count.data?.data;
  const sum = useRef<HTMLDivElement>(null);
  // The form is longer than most windows: what was counted comes into sight.
  useEffect(() => {
    if (counted) sum.current?.scrollIntoView({ block: 'nearest' });
  }, [counted]);
  const act = () => {
    if (counted)
      send.mutate(
        { asked: { body: { ...choice, words: draft.words.trim(), days } } },
        { onSuccess: ({ data }) => navigate(to.mailings({ mailing: data.id })) },
      );
    else count.mutate({ asked: { body: choice } });
  };
  return (
    <FormDialog
      title={words('mailings.start')}
      onClose={onClose}
      sending={send.isPending}
      error={send.error ?? count.error}
      send={{
        label: counted ? words('mailings.send', { count: counted.wouldGet }) : words('mailings.count'),
        ready: program !== '' && days >= 1 && days <= MOST_DAYS && counted?.wouldGet !== 0,
        busy: send.isPending || count.isPending,
        act,
      }}
    >
      <WhomFields draft={draft} put={put} />
      <LetterFields draft={draft} put={put} />
      <div ref={sum} role="status">
        {counted ? (
          <Notice tone="neutral">
            {words('mailings.counted', { customers: counted.customers, count: counted.wouldGet })}
            <ul>
              {counted.leftOut.map(({ reason, count: many }) => (
                <li key={reason}>
                  {words(`mailings.leftOut.${reason}`)}: {many}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
    </FormDialog>
  );
};
