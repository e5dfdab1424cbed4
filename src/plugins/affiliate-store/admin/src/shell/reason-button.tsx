import { Button, Dialog, Field, Textarea, Typography } from '@strapi/design-system';
import type { ButtonProps } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Endpoint } from '../../../contracts/endpoint';
import type { Asked } from './api';
import { useAct } from './queries';
import { useRefusalWords } from './states';
import { useWords } from './words';

const SHORTEST = 3;
const LONGEST = 500;

interface Props<E extends Endpoint> {
  readonly endpoint: E;
  readonly asked: (reason: string) => Asked<E>;
  /** Controllers whose answers it changes. */
  readonly touches: readonly string[];
  readonly label: string;
  readonly title: string;
  /** What will happen, and what will not. */
  readonly text: string;
  /** Who will read the reason. */
  readonly reasonLabel: string;
  readonly done: string;
  readonly danger?: boolean;
  readonly variant?: ButtonProps['variant'];
  /** What else is asked before the reason. */
  readonly children?: ReactNode;
}

/** A button for an act that has to be given a reason, which is kept with it. */
export const ReasonButton = <E extends Endpoint>(props: Props<E>) => {
  const { endpoint, asked, touches, label, title, text, reasonLabel, done, danger = false, variant = 'secondary', children } = props;
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(endpoint, touches);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const run = () =>
    act.mutate(
      { asked: asked(reason.trim()) },
      {
        onSuccess: () => {
          setOpen(false);
          setReason('');
          toggleNotification({ type: 'success', message: done });
        },
      },
    );
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger>
        <Button size="S" variant={variant}>
          {label}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>
          <Typography>{text}</Typography>
          {children}
          <Field.Root name="reason" required error={act.error ? refusal(act.error) : undefined} width="100%">
            <Field.Label>{reasonLabel}</Field.Label>
            <Textarea value={reason} maxLength={LONGEST} onChange={(event) => setReason(event.target.value)} />
            <Field.Error />
          </Field.Root>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {words('controls.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button
            variant={danger ? 'danger' : 'default'}
            fullWidth
            loading={act.isPending}
            disabled={reason.trim().length < SHORTEST}
            onClick={run}
          >
            {label}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
