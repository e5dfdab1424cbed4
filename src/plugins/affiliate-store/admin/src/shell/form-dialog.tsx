import { Box, Button, Modal } from '@strapi/design-system';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { styled } from 'styled-components';
import type { StoreError } from './api';
import { Notice } from './notice';
import { Stack } from './small-parts';
import { useRefusalWords } from './states';
import { useWords } from './words';
import { missingFields, wrongFields } from './wrong-fields';
import type { MarkedField } from './wrong-fields';

const Form = styled.form`
  [aria-invalid='true'] {
    outline: 2px solid ${({ theme }) => theme.colors.danger600};
    border-radius: ${({ theme }) => theme.borderRadius};
  }
`;

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** While something is sent the dialog cannot be closed: nobody would see how it ended. */
  readonly sending: boolean;
  readonly error: StoreError | null;
  /** An error that asks for a word rather than refuses. */
  readonly asks?: boolean;
  readonly children: ReactNode;
  /** Stands below the error: what the error asks for. */
  readonly afterError?: ReactNode;
  readonly send: { readonly label: string; readonly ready: boolean; readonly busy: boolean; readonly act: () => void };
}

/** What a form says of its fields: `missing` before it is sent, `wrong` after the store has looked. */
interface Complaint {
  readonly kind: 'wrong' | 'missing';
  readonly labels: readonly string[];
}

/** Marks the fields that have to be looked at again, goes to the first, and says what they are called. */
const useComplaint = (error: StoreError | null) => {
  const form = useRef<HTMLFormElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const marked = useRef<readonly MarkedField[]>([]);
  const [complaint, setComplaint] = useState<Complaint | null>(null);
  const mark = useCallback((kind: Complaint['kind'], fields: readonly MarkedField[]) => {
    for (const { field } of marked.current) field.removeAttribute('aria-invalid');
    marked.current = fields;
    for (const { field } of fields) field.setAttribute('aria-invalid', 'true');
    setComplaint({ kind, labels: fields.map(({ label }) => label) });
    if (fields[0]) fields[0].field.focus();
  }, []);
  useEffect(() => {
    if (!error || !form.current) return setComplaint(null);
    mark('wrong', wrongFields(form.current, error));
  }, [error, mark]);
  // What the store said of the whole stands at the end of a form that may be longer than the window.
  useEffect(() => {
    if (complaint?.labels.length === 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [complaint]);
  const sayMissing = () => form.current && mark('missing', missingFields(form.current));
  return { form, end, complaint, sayMissing };
};

/** Stands between the fields and the buttons, where it is in sight however long the form is. */
const Complained = ({ complaint }: { readonly complaint: Complaint | null }) => {
  const words = useWords();
  if (!complaint || (complaint.kind === 'wrong' && complaint.labels.length === 0)) return null;
  const fields = complaint.labels.join(' · ');
  const word = complaint.kind === 'wrong' ? 'form.lookAt' : fields === '' ? 'form.notYet' : 'form.missing';
  return (
    <Box paddingLeft={5} paddingRight={5} paddingBottom={3}>
      <Notice tone="danger">{words(word, { fields })}</Notice>
    </Box>
  );
};

/** Keeps what was typed from a slip of the hand: a press beside the dialog leaves it open, and Escape asks first. */
const useSlips = () => {
  const [isTyped, setTyped] = useState(false);
  const [isAsked, setAsked] = useState(false);
  return {
    isAsked,
    noteTyped: () => {
      setTyped(true);
      setAsked(false);
    },
    guards: {
      onInteractOutside: (event: Event) => {
        if (isTyped) event.preventDefault();
      },
      onEscapeKeyDown: (event: Event) => {
        if (!isTyped || isAsked) return;
        event.preventDefault();
        setAsked(true);
      },
    },
  };
};

/**
 * A form in a dialog: fields, what was refused in plain words, one button that sends and one that closes. Pressed too early, it says what is
 * missing. Enter in a field of one line sends.
 */
export const FormDialog = ({ title, onClose, sending, error, asks = false, children, afterError, send }: Props) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const id = useId();
  const { form, end, complaint, sayMissing } = useComplaint(error);
  const { isAsked, noteTyped, guards } = useSlips();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A dialog stands inside whatever opened it, which may be a form, too.
    event.stopPropagation();
    if (!send.ready) sayMissing();
    else if (!send.busy) send.act();
  };
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open && !sending) onClose();
      }}
    >
      <Modal.Content aria-labelledby={id} aria-describedby={undefined} {...guards}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={id}>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Form id={`${id}-form`} ref={form} noValidate onSubmit={submit} onInput={noteTyped}>
            <Stack>
              {children}
              {error ? <Notice tone={asks ? 'warning' : 'danger'}>{refusal(error)}</Notice> : null}
              {afterError}
              <div role="status">{isAsked ? <Notice tone="warning">{words('form.typed')}</Notice> : null}</div>
              <div ref={end} />
            </Stack>
          </Form>
        </Modal.Body>
        <Complained complaint={complaint} />
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={sending}>
            {words('controls.cancel')}
          </Button>
          <Button type="submit" form={`${id}-form`} loading={send.busy}>
            {send.label}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
