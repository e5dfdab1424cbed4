import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { StoreError } from './api';
import { Moment } from './moment';
import { Quiet, Stack } from './small-parts';
import { useRefusalWords } from './states';

const Said = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

interface LineProps {
  readonly who: string;
  /** What they did, where it is more than writing. */
  readonly what?: string;
  readonly text: string | null;
  readonly at: string;
  /** What it speaks of. */
  readonly children?: ReactNode;
}

/** One thing that was said or done in a talk with an affiliate: who, what, in which words, when. */
export const TalkLine = ({ who, what, text, at, children }: LineProps) => (
  <li>
    <bdi>{who}</bdi>
    {what === undefined ? null : `: ${what}`}
    {children}
    {text === null ? null : <Said dir="auto">{text}</Said>}
    <div>
      <Quiet>
        <Moment at={at} full />
      </Quiet>
    </div>
  </li>
);

interface FormProps {
  readonly label: string;
  readonly hint: string;
  readonly send: string;
  readonly busy: boolean;
  readonly error: StoreError | null;
  /** Sends what was written; `sent` empties the field. */
  readonly onSend: (text: string, sent: () => void) => void;
  /** What else is asked, between the words and the button. */
  readonly children?: ReactNode;
}

/** Writes to an affiliate, in whatever talk. */
export const TalkForm = ({ label, hint, send, busy, error, onSend, children }: FormProps) => {
  const refusal = useRefusalWords();
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend(text.trim(), () => setText(''));
      }}
    >
      <Stack>
        <Field.Root name="text" required error={error ? refusal(error) : undefined} hint={hint}>
          <Field.Label>{label}</Field.Label>
          <Textarea value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        {children}
        <Flex justifyContent="flex-end">
          <Button type="submit" size="S" variant="secondary" disabled={text.trim().length < 2} loading={busy}>
            {send}
          </Button>
        </Flex>
      </Stack>
    </form>
  );
};
