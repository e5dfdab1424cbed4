import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { changeHelpArticle, draftHelpArticle } from '../../../../contracts/admin';
import type { HelpArticlePage } from '../../../../contracts/admin';
import { articleKind, articleSection, helpRole } from '../../../../contracts/help';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, useAct, useWords } from '../../shell/kit';
import { toSend, WordsInLanguages, writtenFrom, type WrittenWords } from '../../shell/written-words';

type Placed = Pick<HelpArticlePage, 'role' | 'kind' | 'section'>;
interface Draft extends Placed {
  readonly position: string;
  readonly words: WrittenWords;
}

const draftFrom = (article: HelpArticlePage | null): Draft => ({
  role: article?.role ?? 'affiliate',
  kind: article?.kind ?? 'answer',
  section: article?.section ?? 'start',
  position: String(article?.position ?? 100),
  words: writtenFrom(article?.words ?? []),
});

/** What is sent; null while something is missing. */
const askedOf = ({ words, position, ...placed }: Draft) => {
  const given = toSend(words);
  return given === null || !/^\d{1,4}$/.test(position) ? null : { ...placed, position: parseInt(position, 10), words: given };
};

interface OneOfProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly wordOf: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

/** One value of a few. */
export const OneOf = <Value extends string>({ name, label, value, options, wordOf, onChoose }: OneOfProps<Value>) => (
  <Field.Root name={name} required>
    <Field.Label>{label}</Field.Label>
    <SingleSelect
      value={value}
      onChange={(chosen: string | number) => {
        const known = options.find((one) => one === chosen);
        if (known) onChoose(known);
      }}
    >
      {options.map((one) => (
        <SingleSelectOption key={one} value={one}>
          {wordOf(one)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);

interface Props {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

const Placing = ({ draft, put }: Props) => {
  const words = useWords();
  return (
    <>
      <OneOf
        name="role"
        label={words('help.role')}
        value={draft.role}
        options={helpRole.options}
        wordOf={(one) => words(`help.role.${one}`)}
        onChoose={(role) => put({ role })}
      />
      <OneOf
        name="kind"
        label={words('help.kind')}
        value={draft.kind}
        options={articleKind.options}
        wordOf={(one) => words(`help.kind.${one}`)}
        onChoose={(kind) => put({ kind })}
      />
      <OneOf
        name="section"
        label={words('help.section')}
        value={draft.section}
        options={articleSection.options}
        wordOf={(one) => words(`help.section.${one}`)}
        onChoose={(section) => put({ section })}
      />
      <Field.Root name="position" required hint={words('help.positionHint')}>
        <Field.Label>{words('help.position')}</Field.Label>
        <TextInput
          inputMode="numeric"
          value={draft.position}
          maxLength={4}
          onChange={(event: { target: { value: string } }) => put({ position: event.target.value.trim() })}
        />
        <Field.Hint />
      </Field.Root>
    </>
  );
};

/** Writes an article, or changes one where it stands. */
export const EditArticle = ({ article = null, onClose }: { readonly article?: HelpArticlePage | null; readonly onClose: () => void }) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const [making, changing] = [useAct(draftHelpArticle, ['adminHelp']), useAct(changeHelpArticle, ['adminHelp'])];
  const [draft, setDraft] = useState(() => draftFrom(article));
  const asked = askedOf(draft);
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const busy = making.isPending || changing.isPending;
  const onSuccess = () => {
    toggleNotification({ type: 'success', message: words('help.kept') });
    onClose();
  };
  const send = () => {
    if (!asked) return;
    if (article) changing.mutate({ asked: { params: { id: article.id }, body: asked } }, { onSuccess });
    else making.mutate({ asked: { body: asked } }, { onSuccess });
  };
  return (
    <FormDialog
      title={words(article ? 'help.change' : 'help.add')}
      onClose={onClose}
      sending={busy}
      error={making.error ?? changing.error}
      send={{ label: words('help.keep'), ready: asked !== null, busy, act: send }}
    >
      <Stack>
        <Placing draft={draft} put={put} />
        <WordsInLanguages words={draft.words} put={(given) => put({ words: given })} most={8000} />
      </Stack>
    </FormDialog>
  );
};
