import { Button } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { sendFile } from './api';
import type { StoreError } from './api';
import { useRefusalWords } from './kit';
import { Notice } from './notice';

/** Sends a file somebody chooses, as it is, and says what came of it. `touches` names the controllers whose answers are read anew. */
export const FileButton = (props: {
  readonly path: string;
  /** Types a browser offers to choose, with commas between them. */
  readonly accept: string;
  /** What the field is called, where that is more than what stands on the button. */
  readonly name?: string;
  readonly label: string;
  readonly done: string;
  readonly touches: readonly string[];
  readonly size?: 'S' | 'M';
}) => {
  const { path, accept, label, name = label, done, touches, size = 'M' } = props;
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const token = useAuth('Store', (state) => state.token);
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const give = useMutation<unknown, StoreError, File>({
    mutationFn: (file) => sendFile(path, file, token),
    onSuccess: () => {
      toggleNotification({ type: 'success', message: done });
      return queries.invalidateQueries({
        predicate: ({ queryKey: [id] }) => typeof id === 'string' && touches.some((controller) => id.startsWith(`${controller}.`)),
      });
    },
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={name}
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) give.mutate(file);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      {give.error ? <Notice tone="danger">{refusal(give.error)}</Notice> : null}
      <Button size={size} variant="secondary" startIcon={<Upload />} loading={give.isPending} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
};
