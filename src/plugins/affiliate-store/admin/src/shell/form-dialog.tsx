import { Button, Modal } from '@strapi/design-system';
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { StoreError } from './api';
import { Notice } from './notice';
import { Stack } from './small-parts';
import { useRefusalWords } from './states';
import { useWords } from './words';
import { labelOf, wrongFields } from './wrong-fields';

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

/** Marks the fields the store would not take, goes to the first, and answers what they are called. */
const useWrongFields = (error: StoreError | null) => {
  const form = useRef<HTMLFormElement>(null);
  const [labels, setLabels] = useState<readonly string[]>([]);
  useEffect(() => {
    const wrong = error && form.current ? wrongFields(form.current, error) : [];
    setLabels(wrong.map(labelOf));
    for (const field of wrong) field.setAttribute('aria-invalid', 'true');
    wrong[0]?.focus();
    return () => wrong.forEach((field) => field.removeAttribute('aria-invalid'));
  }, [error]);
  return { form, labels };
};

/**
 * A form in a dialog: fields, what was refused in plain words, one button that sends and one that closes. Enter in a field of one line sends.
 * A slip of the hand loses nothing that was typed: a press beside the dialog leaves it open, and Escape asks first.
 */
export const FormDialog = ({ title, onClose, sending, error, asks = false, children, afterError, send }: Props) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const id = useId();
  const { form, labels } = useWrongFields(error);
  const [isTyped, setTyped] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (send.ready && !send.busy) send.act();
  };
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open && !sending) onClose();
      }}
    >
      <Modal.Content
        aria-labelledby={id}
        aria-describedby={undefined}
        onInteractOutside={(event) => {
          if (isTyped) event.preventDefault();
        }}
        onEscapeKeyDown={(event) => {
          if (!isTyped || isAsked) return;
          event.preventDefault();
          setAsked(true);
        }}
      >
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={id}>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <form
            id={`${id}-form`}
            ref={form}
            noValidate
            onSubmit={submit}
            onInput={() => {
              setTyped(true);
              setAsked(false);
            }}
          >
            <Stack>
              {children}
              {error ? <Notice tone={asks ? 'warning' : 'danger'}>{refusal(error)}</Notice> : null}
              {labels.length > 0 ? <Notice tone="danger">{words('form.lookAt', { fields: labels.join(' · ') })}</Notice> : null}
              {afterError}
              <div role="status">{isAsked ? <Notice tone="warning">{words('form.typed')}</Notice> : null}</div>
            </Stack>
          </form>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={sending}>
            {words('controls.cancel')}
          </Button>
          <Button type="submit" form={`${id}-form`} disabled={!send.ready} loading={send.busy}>
            {send.label}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
