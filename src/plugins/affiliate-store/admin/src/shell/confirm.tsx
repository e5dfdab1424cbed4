import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import type { ReactElement } from 'react';
import { useWords } from './words';

interface Props {
  readonly title: string;
  readonly text: string;
  /** What the confirming button says: the act itself, never "OK". */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  /** The button that asks. */
  readonly children: ReactElement;
}

/** Asks before something that cannot be taken back. */
export const Confirm = ({ title, text, confirm, danger = false, onConfirm, children }: Props) => {
  const words = useWords();
  return (
    <Dialog.Root>
      <Dialog.Trigger>{children}</Dialog.Trigger>
      <ConfirmDialog
        title={title}
        variant={danger ? 'danger-light' : 'default'}
        startAction={
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {words('controls.cancel')}
            </Button>
          </Dialog.Cancel>
        }
        endAction={
          <Dialog.Action>
            <Button variant={danger ? 'danger' : 'default'} fullWidth onClick={onConfirm}>
              {confirm}
            </Button>
          </Dialog.Action>
        }
      >
        {text}
      </ConfirmDialog>
    </Dialog.Root>
  );
};
