import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { closeHelpQuestion, readHelpQuestion } from '../../../../contracts/admin';
import type { HelpQuestionPage } from '../../../../contracts/admin';
import { Facts, Loaded, Moment, Section, Stack, StateChip, to, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';
import { AnswerQuestion, TOUCHES } from './answer-question';

const Text = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

type Named = NonNullable<HelpQuestionPage['about']>;

const ArticleLink = ({ article }: { readonly article: Named }) => (
  <Link to={to.helpArticles({ article: article.id })}>
    <bdi>{article.title}</bdi>
  </Link>
);

const About = ({ of }: { readonly of: HelpQuestionPage }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="question" state={of.state} />],
        [words('help.role'), words(`help.role.${of.role}`)],
        [words('questions.asker'), <bdi key="asker">{of.asker ?? words('questions.somebody')}</bdi>],
        [words('questions.language'), words(`news.language.${of.language}`)],
        [words('questions.askedAt'), <Moment key="asked" at={of.askedAt} full />],
        [words('questions.about'), of.about && <ArticleLink key="about" article={of.about} />],
        [words('questions.answeredAt'), of.answeredAt === null ? null : <Moment key="answered" at={of.answeredAt} full />],
        [words('questions.answeredBy'), of.answeredBy === null ? null : <bdi key="by">{of.answeredBy}</bdi>],
        [words('questions.publishedAs'), of.publishedAs && <ArticleLink key="as" article={of.publishedAs} />],
      ]}
    />
  );
};

/** One question: who asked what, and the answer, or the form for it. */
export const QuestionPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const query = useRead(readHelpQuestion, { params: { id } });
  return (
    <SidePanel title={words('questions.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <About of={data} />
            <Section title={words('questions.text')}>
              <Text dir="auto">{data.text}</Text>
            </Section>
            {data.answer === null ? null : (
              <Section title={words('questions.answer')}>
                <Text dir="auto">{data.answer}</Text>
              </Section>
            )}
            {data.state === 'open' ? (
              <>
                <AnswerQuestion question={data} />
                <div>
                  <ReasonButton
                    endpoint={closeHelpQuestion}
                    asked={(reason) => ({ params: { id }, body: { reason } })}
                    touches={TOUCHES}
                    label={words('questions.close')}
                    title={words('questions.close')}
                    text={words('questions.closeSure')}
                    reasonLabel={words('questions.closeReason')}
                    done={words('questions.isClosed')}
                    variant="tertiary"
                  />
                </div>
              </>
            ) : null}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
