import { Checkbox, Field, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import { outgoingEvent } from '../../../../contracts/admin';
import type { OutgoingEvent, WebhookEndpointRow } from '../../../../contracts/admin';
import { Stack, useWords } from '../../shell/kit';

const Choices = styled.fieldset`
  display: grid;
  gap: 8px;
  border: 0;
  padding: 0;
  legend {
    margin-block-end: 4px;
    font-size: 1.2rem;
    font-weight: 600;
  }
`;

type Typed = { target: { value: string } };

/** What staff decides about an endpoint. */
export interface EndpointDraft {
  readonly url: string;
  readonly description: string;
  readonly events: readonly OutgoingEvent[];
}

/** Everything is told to begin with: whoever wants less takes it away. */
export const NEW_ENDPOINT: EndpointDraft = { url: '', description: '', events: outgoingEvent.options };

export const draftOf = ({ url, description, events }: WebhookEndpointRow): EndpointDraft => ({ url, description, events });

export const isWhole = ({ url, events }: EndpointDraft): boolean => URL.canParse(url.trim()) && events.length > 0;

/** The draft as the store wants it. */
export const toldOf = ({ url, description, events }: EndpointDraft) => ({
  url: url.trim(),
  description: description.trim(),
  events: [...events],
});

interface Props {
  readonly draft: EndpointDraft;
  readonly put: (change: Partial<EndpointDraft>) => void;
}

/** Address, note and events of an endpoint. */
export const EndpointFields = ({ draft, put }: Props) => {
  const words = useWords();
  const toggle = (event: OutgoingEvent, wanted: boolean) =>
    put({ events: outgoingEvent.options.filter((each) => (each === event ? wanted : draft.events.includes(each))) });
  return (
    <Stack>
      <Field.Root name="url" required hint={words('hooks.urlHint')}>
        <Field.Label>{words('hooks.url')}</Field.Label>
        <TextInput
          type="url"
          dir="ltr"
          value={draft.url}
          maxLength={500}
          placeholder="https://"
          autoComplete="off"
          spellCheck={false}
          onChange={(event: Typed) => put({ url: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="description">
        <Field.Label>{words('hooks.description')}</Field.Label>
        <TextInput
          value={draft.description}
          maxLength={200}
          autoComplete="off"
          onChange={(event: Typed) => put({ description: event.target.value })}
        />
      </Field.Root>
      <Choices>
        <legend>{words('hooks.events')}</legend>
        {outgoingEvent.options.map((event) => (
          <div key={event}>
            <Checkbox
              checked={draft.events.includes(event)}
              onCheckedChange={(wanted: boolean | 'indeterminate') => toggle(event, wanted === true)}
            >
              {words(`hooks.event.${event}`)}
            </Checkbox>
          </div>
        ))}
      </Choices>
    </Stack>
  );
};
