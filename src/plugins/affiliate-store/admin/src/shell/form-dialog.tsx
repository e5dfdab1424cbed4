import { Button, Modal } from '@strapi/design-system';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { StoreError } from './api';
import { Notice } from './notice';
import { Stack } from './small-parts';
import { useRefusalWords } from './states';
import { useWords } from './words';

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

/** A form in a dialog: fields, what was refused in plain words, one button that sends and one that closes. */
export const FormDialog = ({ title, onClose, sending, error, asks = false, children, afterError, send }: Props) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const id = useId();
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open && !sending) onClose();
      }}
    >
      <Modal.Content aria-labelledby={id} aria-describedby={undefined}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={id}>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Stack>
            {children}
            {error ? <Notice tone={asks ? 'warning' : 'danger'}>{refusal(error)}</Notice> : null}
            {afterError}
          </Stack>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={sending}>
            {words('controls.cancel')}
          </Button>
          <Button disabled={!send.ready} loading={send.busy} onClick={send.act}>
            {send.label}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
