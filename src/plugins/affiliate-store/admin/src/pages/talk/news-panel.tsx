import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { publishNews, readNews, takeNewsBack } from '../../../../contracts/admin';
import type { NewsPage, NewsRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Facts, Loaded, Moment, Section, Stack, StateChip, useMay, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { EditNews } from './edit-news';

const TOUCHES = ['adminNews'] as const;

const Text = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

/** Who a piece of news is for, in words. */
export const useAudience = (): ((news: Pick<NewsRow, 'program' | 'group' | 'tag'>) => string) => {
  const words = useWords();
  const readers = ({ program, group }: Pick<NewsRow, 'program' | 'group'>): string => {
    if (program === null) return words('news.everybody');
    return group === null ? program.name : words('news.groupOf', { group, program: program.name });
  };
  return ({ tag, ...news }) => (tag === null ? readers(news) : words('news.tagged', { audience: readers(news), tag }));
};

const Acts = ({ news }: { readonly news: NewsPage }) => {
  const words = useWords();
  const [editing, setEditing] = useState(false);
  const params = { id: news.id };
  const publish = { endpoint: publishNews, touches: TOUCHES, done: words('news.isPublished') } as const;
  return (
    <Flex gap={2} wrap="wrap">
      {news.state === 'draft' ? (
        <>
          <Button size="S" variant="secondary" onClick={() => setEditing(true)}>
            {words('news.change')}
          </Button>
          <ActButton
            {...publish}
            asked={{ params, body: { mail: false } }}
            label={words('news.publish')}
            confirm={words('news.publishSure', { count: news.reaches })}
            variant="default"
          />
          <ActButton
            {...publish}
            asked={{ params, body: { mail: true } }}
            label={words('news.publishByMail')}
            confirm={words('news.mailSure', { count: news.reaches })}
          />
        </>
      ) : null}
      {news.state === 'published' ? (
        <ActButton
          endpoint={takeNewsBack}
          touches={TOUCHES}
          asked={{ params }}
          label={words('news.takeBack')}
          confirm={words('news.takeBackSure')}
          done={words('news.isTakenBack')}
        />
      ) : null}
      {editing ? <EditNews news={news} onClose={() => setEditing(false)} /> : null}
    </Flex>
  );
};

/** One piece of news: for whom, how it stands, how many have read it, and what it says in each language. */
export const NewsPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const audience = useAudience();
  const mayWrite = useMay('news.write');
  const query = useRead(readNews, { params: { id } });
  return (
    <SidePanel title={query.data?.data.words[0]?.title ?? words('news.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Facts
              facts={[
                [words('field.state'), <StateChip key="state" of="news" state={data.state} />],
                [words('news.audience'), audience(data)],
                [words('news.read'), words('news.readOf', { read: data.read, count: data.reaches })],
                [words('news.publishedAt'), data.publishedAt === null ? null : <Moment key="at" at={data.publishedAt} full />],
                [words('news.byMail'), words(data.mailed ? 'news.mailed' : 'news.notMailed')],
                [words('news.madeBy'), <bdi key="by">{data.madeBy}</bdi>],
              ]}
            />
            {mayWrite ? <Acts news={data} /> : null}
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
