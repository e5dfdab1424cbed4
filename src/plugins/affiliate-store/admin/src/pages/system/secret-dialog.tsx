import { Button, Modal, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { CopyButton, Mono, Stack, useWords } from '../../shell/kit';

/** Shows a secret the only time it can be seen. */
export const SecretDialog = ({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) => {
  const words = useWords();
  const id = useId();
  return (
    <Modal.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal.Content aria-labelledby={id} aria-describedby={undefined}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title id={id}>{words('hooks.secret')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Stack>
            <Typography>{words('hooks.secretText')}</Typography>
            <div>
              <Mono>{secret}</Mono> <CopyButton text={secret} label={words('controls.copy')} />
            </div>
          </Stack>
        </Modal.Body>
        <Modal.Footer>
          <span />
          <Button onClick={onClose}>{words('hooks.secretKept')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
