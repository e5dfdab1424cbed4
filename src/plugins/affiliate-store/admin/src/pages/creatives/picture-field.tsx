import { Button } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { creativePicturePath } from '../../../../contracts/admin';
import type { AdminCreativeDetail } from '../../../../contracts/admin';
import { sendFile } from '../../shell/api';
import type { StoreError } from '../../shell/api';
import { Quiet, Stack, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

/** Gives a banner its picture, or another in its place. */
export const PictureField = ({ creative }: { readonly creative: AdminCreativeDetail }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const token = useAuth('Store', (state) => state.token);
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const give = useMutation<AdminCreativeDetail, StoreError, File>({
    mutationFn: (file) => sendFile(creativePicturePath.replace(':id', encodeURIComponent(creative.id)), file, token),
    onSuccess: () => {
      toggleNotification({ type: 'success', message: words('creatives.pictureDone') });
      return queries.invalidateQueries({ predicate: ({ queryKey: [id] }) => typeof id === 'string' && id.startsWith('adminCreatives.') });
    },
  });
  return (
    <Stack>
      <Quiet>{words('creatives.pictureHint')}</Quiet>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words('creatives.picture')}
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) give.mutate(file);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      {give.error ? <Notice tone="danger">{refusal(give.error)}</Notice> : null}
      <div>
        <Button variant="secondary" startIcon={<Upload />} loading={give.isPending} onClick={() => input.current?.click()}>
          {words(creative.preview === null ? 'creatives.choosePicture' : 'creatives.replacePicture')}
        </Button>
      </div>
    </Stack>
  );
};
