import { Button, Checkbox, Field, Flex, TextInput, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { answerHelpQuestion } from '../../../../contracts/admin';
import type { HelpQuestionPage } from '../../../../contracts/admin';
import { articleSection } from '../../../../contracts/help';
import { Stack, useAct, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { OneOf } from './edit-article';

/** Controllers whose answers change with a question. */
export const TOUCHES = ['adminHelpQuestions', 'adminHelp', 'adminOverview'] as const;

const MOST = 2000;
type Typed = { target: { value: string } };
type SectionName = (typeof articleSection.options)[number];

interface Article {
  readonly title: string;
  readonly text: string;
  readonly section: SectionName;
}

const ArticleFields = ({ article, put }: { readonly article: Article; readonly put: (change: Partial<Article>) => void }) => {
  const words = useWords();
  return (
    <>
      <Notice tone="neutral">{words('questions.publishHint')}</Notice>
      <Field.Root name="article-title" required>
        <Field.Label>{words('news.headline')}</Field.Label>
        <TextInput dir="auto" value={article.title} maxLength={120} onChange={({ target: { value } }: Typed) => put({ title: value })} />
      </Field.Root>
      <Field.Root name="article-text" required>
        <Field.Label>{words('news.text')}</Field.Label>
        <Textarea dir="auto" value={article.text} maxLength={8000} onChange={({ target: { value } }: Typed) => put({ text: value })} />
      </Field.Root>
      <OneOf
        name="article-section"
        label={words('help.section')}
        value={article.section}
        options={articleSection.options}
        wordOf={(one) => words(`help.section.${one}`)}
        onChoose={(section) => put({ section })}
      />
    </>
  );
};

const given = (text: string): boolean => text.trim().length >= 2;

/** Answers whoever asked; and, if wanted, makes an article of it, in words of its own. */
export const AnswerQuestion = ({ question }: { readonly question: HelpQuestionPage }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(answerHelpQuestion, TOUCHES);
  const [text, setText] = useState('');
  const [article, setArticle] = useState<Article | null>(null);
  const ready = given(text) && (article === null || (given(article.title) && given(article.text)));
  const send = () =>
    act.mutate(
      { asked: { params: { id: question.id }, body: { text: text.trim(), publish: article } } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('questions.isAnswered') }) },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <Field.Root name="answer" required hint={words('questions.answerHint')} error={act.error ? refusal(act.error) : undefined}>
          <Field.Label>{words('questions.answer')}</Field.Label>
          <Textarea dir="auto" value={text} maxLength={MOST} onChange={({ target: { value } }: Typed) => setText(value)} />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        <Checkbox
          checked={article !== null}
          onCheckedChange={(on) => setArticle(on === true ? { title: question.text.slice(0, 120), text, section: 'start' } : null)}
        >
          {words('questions.publish')}
        </Checkbox>
        {article === null ? null : (
          <ArticleFields article={article} put={(change) => setArticle((before) => before && { ...before, ...change })} />
        )}
        <Flex justifyContent="flex-end">
          <Button type="submit" size="S" disabled={!ready} loading={act.isPending}>
            {words(article === null ? 'questions.send' : 'questions.sendAndPublish')}
          </Button>
        </Flex>
      </Stack>
    </form>
  );
};
