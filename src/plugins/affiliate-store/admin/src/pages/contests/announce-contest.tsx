import { Field, SingleSelect, SingleSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { announceContest } from '../../../../contracts/admin';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, useAct, useRead, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';
import { contestOf, NO_CONTEST } from './contest-draft';
import type { ContestDraft } from './contest-draft';

type Typed = { target: { value: string } };

interface Props {
  readonly draft: ContestDraft;
  readonly put: (change: Partial<ContestDraft>) => void;
}

type Text = 'name' | 'startsOn' | 'endsOn' | 'currency' | 'threshold' | 'groups';
const TEXTS: ReadonlyArray<{
  readonly name: Text;
  readonly label: Word;
  readonly hint?: Word;
  readonly type?: 'date';
  readonly needed: boolean;
}> = [
  { name: 'name', label: 'contests.name', needed: true },
  { name: 'startsOn', label: 'contests.startsOn', hint: 'contests.daysHint', type: 'date', needed: true },
  { name: 'endsOn', label: 'contests.endsOn', type: 'date', needed: true },
  { name: 'currency', label: 'field.currency', needed: true },
  { name: 'threshold', label: 'contests.threshold', hint: 'contests.thresholdHint', needed: true },
  { name: 'groups', label: 'contests.groups', hint: 'contests.groupsHint', needed: false },
];

const Choices = ({ draft, put }: Props) => {
  const words = useWords();
  const programs = useRead(listPrograms).data?.data ?? [];
  return (
    <>
      <Field.Root name="program" required>
        <Field.Label>{words('contests.program')}</Field.Label>
        <SingleSelect value={draft.program} onChange={(program: string | number) => put({ program: String(program) })}>
          {programs.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="kind" required>
        <Field.Label>{words('contests.kind')}</Field.Label>
        <SingleSelect value={draft.kind} onChange={(kind: string | number) => put({ kind: kind === 'bounty' ? 'bounty' : 'ranking' })}>
          {(['ranking', 'bounty'] as const).map((kind) => (
            <SingleSelectOption key={kind} value={kind}>
              {words(`contests.kind.${kind}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="metric" required>
        <Field.Label>{words('contests.measured')}</Field.Label>
        <SingleSelect
          value={draft.metric}
          onChange={(metric: string | number) => put({ metric: metric === 'revenue' || metric === 'new_buyers' ? metric : 'sales' })}
        >
          {(['sales', 'revenue', 'new_buyers'] as const).map((metric) => (
            <SingleSelectOption key={metric} value={metric}>
              {words(`contests.metric.${metric}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </>
  );
};

const Fields = ({ draft, put }: Props) => {
  const words = useWords();
  return (
    <Stack>
      <Choices draft={draft} put={put} />
      {TEXTS.map(({ name, label, hint, type, needed }) => (
        <Field.Root key={name} name={name} required={needed} {...(hint ? { hint: words(hint) } : {})}>
          <Field.Label>{words(label)}</Field.Label>
          <TextInput
            type={type ?? 'text'}
            value={draft[name]}
            autoComplete="off"
            maxLength={120}
            onChange={({ target: { value } }: Typed) => put({ ...draft, [name]: name === 'currency' ? value.toUpperCase() : value })}
          />
          <Field.Hint />
        </Field.Root>
      ))}
      <Field.Root name="prizes" required hint={words('contests.prizesHint')}>
        <Field.Label>{words('contests.prizes')}</Field.Label>
        <Textarea value={draft.prizes} onChange={({ target: { value } }: Typed) => put({ prizes: value })} />
        <Field.Hint />
      </Field.Root>
    </Stack>
  );
};

/** Announces a contest or a bounty. What was announced holds, so that everything is said here. */
export const AnnounceContest = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(announceContest, ['adminContests']);
  const [draft, setDraft] = useState(NO_CONTEST);
  const asked = contestOf(draft);
  const put = (change: Partial<ContestDraft>) => {
    act.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const send = () => {
    if (!asked) return;
    act.mutate(
      { asked: { body: asked } },
      {
        onSuccess: ({ data }) => {
          toggleNotification({ type: 'success', message: words('contests.announced', { name: data.name }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={words('contests.announce')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('contests.announce'), ready: asked !== null, busy: act.isPending, act: send }}
    >
      <Fields draft={draft} put={put} />
    </FormDialog>
  );
};
