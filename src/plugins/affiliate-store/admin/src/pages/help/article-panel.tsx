import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { publishHelpArticle, readHelpArticle, withdrawHelpArticle } from '../../../../contracts/admin';
import type { HelpArticlePage } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Facts, Loaded, Moment, Section, Stack, StateChip, useMay, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { EditArticle } from './edit-article';

const TOUCHES = ['adminHelp'] as const;

const Text = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

const Acts = ({ article }: { readonly article: HelpArticlePage }) => {
  const words = useWords();
  const [editing, setEditing] = useState(false);
  const asked = { params: { id: article.id } };
  return (
    <Flex gap={2} wrap="wrap">
      <Button size="S" variant="secondary" onClick={() => setEditing(true)}>
        {words('help.change')}
      </Button>
      {article.state === 'draft' ? (
        <ActButton
          endpoint={publishHelpArticle}
          touches={TOUCHES}
          asked={asked}
          label={words('help.publish')}
          done={words('help.isPublished')}
          variant="default"
        />
      ) : (
        <ActButton
          endpoint={withdrawHelpArticle}
          touches={TOUCHES}
          asked={asked}
          label={words('help.withdraw')}
          confirm={words('help.withdrawSure')}
          done={words('help.isWithdrawn')}
        />
      )}
      {editing ? <EditArticle article={article} onClose={() => setEditing(false)} /> : null}
    </Flex>
  );
};

/** One article: for whom, where it lies, whether it helped, and what it says in each language. */
export const ArticlePanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayWrite = useMay('help.write');
  const query = useRead(readHelpArticle, { params: { id } });
  return (
    <SidePanel title={query.data?.data.title ?? words('help.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Facts
              facts={[
                [words('field.state'), <StateChip key="state" of="article" state={data.state} />],
                [words('help.role'), words(`help.role.${data.role}`)],
                [words('help.kind'), words(`help.kind.${data.kind}`)],
                [words('help.section'), words(`help.section.${data.section}`)],
                [words('help.position'), String(data.position)],
                [words('help.helped'), words('help.helpedOf', { yes: data.helped, count: data.helped + data.didNotHelp })],
                [words('help.changedAt'), data.changedAt === null ? words('help.starter') : <Moment key="at" at={data.changedAt} full />],
                [words('help.changedBy'), data.changedBy === null ? null : <bdi key="by">{data.changedBy}</bdi>],
              ]}
            />
            {mayWrite ? <Acts article={data} /> : null}
            {data.words.map(({ language, title, text }) => (
              <Section key={language} title={words(`news.language.${language}`)}>
                <div lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
                  <strong>{title}</strong>
                  <Text>{text}</Text>
                </div>
              </Section>
            ))}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
