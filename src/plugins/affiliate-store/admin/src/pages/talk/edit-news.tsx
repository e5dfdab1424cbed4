import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { changeNews, draftNews } from '../../../../contracts/admin';
import type { NewsRow } from '../../../../contracts/admin';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, useAct, useRead, useWords } from '../../shell/kit';
import { toSend, WordsInLanguages, writtenFrom, type WrittenWords } from '../../shell/written-words';

type Typed = { target: { value: string } };
const EVERYBODY = 'everybody';

interface Draft {
  readonly program: string;
  readonly group: string;
  readonly tag: string;
  readonly words: WrittenWords;
}

const draftFrom = (news: NewsRow | null): Draft => ({
  program: news?.program?.id ?? EVERYBODY,
  group: news?.group ?? '',
  tag: news?.tag ?? '',
  words: writtenFrom(news?.words ?? []),
});

/** What is sent: the languages in which something was written; null while one of them is half done, or none is. */
const askedOf = ({ program, group, tag, words }: Draft) => {
  const given = toSend(words);
  if (given === null) return null;
  const everybody = program === EVERYBODY;
  return {
    program: everybody ? null : program,
    group: everybody || group.trim() === '' ? null : group.trim(),
    tag: tag.trim() === '' ? null : tag.trim(),
    words: given,
  };
};

interface Props {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

const Audience = ({ draft, put }: Props) => {
  const words = useWords();
  const programs = useRead(listPrograms).data?.data ?? [];
  return (
    <>
      <Field.Root name="program" required>
        <Field.Label>{words('news.audience')}</Field.Label>
        <SingleSelect value={draft.program} onChange={(program: string | number) => put({ program: String(program) })}>
          <SingleSelectOption value={EVERYBODY}>{words('news.everybody')}</SingleSelectOption>
          {programs.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {draft.program === EVERYBODY ? null : (
        <Field.Root name="group" hint={words('news.groupHint')}>
          <Field.Label>{words('news.group')}</Field.Label>
          <TextInput
            value={draft.group}
            maxLength={40}
            autoComplete="off"
            onChange={({ target: { value } }: Typed) => put({ group: value })}
          />
          <Field.Hint />
        </Field.Root>
      )}
      <Field.Root name="tag" hint={words('news.tagHint')}>
        <Field.Label>{words('news.tag')}</Field.Label>
        <TextInput value={draft.tag} maxLength={40} autoComplete="off" onChange={({ target: { value } }: Typed) => put({ tag: value })} />
        <Field.Hint />
      </Field.Root>
    </>
  );
};

/** Writes news, or goes on with a draft. Nothing is shown to anybody before it is published. */
export const EditNews = ({ news = null, onClose }: { readonly news?: NewsRow | null; readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const [making, changing] = [useAct(draftNews, ['adminNews']), useAct(changeNews, ['adminNews'])];
  const [draft, setDraft] = useState(() => draftFrom(news));
  const asked = askedOf(draft);
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const busy = making.isPending || changing.isPending;
  const onSuccess = () => {
    toggleNotification({ type: 'success', message: words('news.kept') });
    onClose();
  };
  const send = () => {
    if (!asked) return;
    if (news) changing.mutate({ asked: { params: { id: news.id }, body: asked } }, { onSuccess });
    else making.mutate({ asked: { body: asked } }, { onSuccess });
  };
  return (
    <FormDialog
      title={words(news ? 'news.change' : 'news.add')}
      onClose={onClose}
      sending={busy}
      error={making.error ?? changing.error}
      send={{ label: words('news.keep'), ready: asked !== null, busy, act: send }}
    >
      <Stack>
        <Audience draft={draft} put={put} />
        <WordsInLanguages words={draft.words} put={(given) => put({ words: given })} most={5000} />
      </Stack>
    </FormDialog>
  );
};
