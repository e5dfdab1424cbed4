import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { listNotes, writeNote } from '../../../../contracts/managers';
import { Loaded, Moment, Quiet, Section, Stack, useAct, useRead, useRefusalWords, useWords } from '../../shell/kit';

const Text = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

const NoteForm = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const act = useAct(writeNote, ['adminManagers']);
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ asked: { params: { id: affiliate }, body: { text: text.trim() } } }, { onSuccess: () => setText('') });
      }}
    >
      <Stack>
        <Field.Root name="note" error={act.error ? refusal(act.error) : undefined} hint={words('notes.hint')}>
          <Field.Label>{words('notes.write')}</Field.Label>
          <Textarea value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        <Flex justifyContent="flex-end">
          <Button type="submit" size="S" variant="secondary" disabled={text.trim().length < 2} loading={act.isPending}>
            {words('notes.keep')}
          </Button>
        </Flex>
      </Stack>
    </form>
  );
};

/** What staff wrote down about an affiliate, for staff alone. */
export const NotesSection = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const query = useRead(listNotes, { params: { id: affiliate } });
  return (
    <Section title={words('notes.title')}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Quiet>{words('notes.none')}</Quiet>
          ) : (
            <Stack as="ul">
              {data.map(({ text, author, at }, index) => (
                <li key={index}>
                  <Text dir="auto">{text}</Text>
                  <Quiet>
                    <bdi>{author}</bdi> · <Moment at={at} full />
                  </Quiet>
                </li>
              ))}
            </Stack>
          )
        }
      </Loaded>
      <NoteForm affiliate={affiliate} />
    </Section>
  );
};
