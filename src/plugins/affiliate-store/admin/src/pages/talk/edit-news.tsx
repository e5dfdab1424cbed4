import { Field, SingleSelect, SingleSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { changeNews, draftNews } from '../../../../contracts/admin';
import type { NewsRow } from '../../../../contracts/admin';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import { FormDialog } from '../../shell/form-dialog';
import { Section, Stack, useAct, useRead, useWords } from '../../shell/kit';

const LANGUAGES = ['en', 'fr', 'es', 'pt-BR', 'ar'] as const;
type Language = (typeof LANGUAGES)[number];
type Typed = { target: { value: string } };
const EVERYBODY = 'everybody';

interface Draft {
  readonly program: string;
  readonly group: string;
  readonly tag: string;
  readonly words: Readonly<Partial<Record<Language, { readonly title: string; readonly text: string }>>>;
}

const draftFrom = (news: NewsRow | null): Draft => ({
  program: news?.program?.id ?? EVERYBODY,
  group: news?.group ?? '',
  tag: news?.tag ?? '',
  words: Object.fromEntries((news?.words ?? []).map(({ language, title, text }) => [language, { title, text }])),
});

/** What is sent: the languages in which something was written; null while one of them is half done, or none is. */
const askedOf = ({ program, group, tag, words }: Draft) => {
  const written = LANGUAGES.map((language) => ({
    language,
    title: words[language]?.title.trim() ?? '',
    text: words[language]?.text.trim() ?? '',
  }));
  const given = written.filter(({ title, text }) => title !== '' || text !== '');
  if (given.length === 0 || given.some(({ title, text }) => title.length < 2 || text.length < 2)) return null;
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

const InLanguage = ({ language, draft, put }: Props & { readonly language: Language }) => {
  const words = useWords();
  const written = draft.words[language] ?? { title: '', text: '' };
  const keep = (change: Partial<typeof written>) => put({ words: { ...draft.words, [language]: { ...written, ...change } } });
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  return (
    <Section title={words(`news.language.${language}`)}>
      <Field.Root name={`title-${language}`}>
        <Field.Label>{words('news.headline')}</Field.Label>
        <TextInput
          lang={language}
          dir={dir}
          value={written.title}
          maxLength={120}
          onChange={({ target: { value } }: Typed) => keep({ title: value })}
        />
      </Field.Root>
      <Field.Root name={`text-${language}`}>
        <Field.Label>{words('news.text')}</Field.Label>
        <Textarea
          lang={language}
          dir={dir}
          value={written.text}
          maxLength={5000}
          onChange={({ target: { value } }: Typed) => keep({ text: value })}
        />
      </Field.Root>
    </Section>
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
        {LANGUAGES.map((language) => (
          <InLanguage key={language} language={language} draft={draft} put={put} />
        ))}
      </Stack>
    </FormDialog>
  );
};
