import { Button } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { drawEvidenceFile, evidenceFilePath, openEvidenceFile, removeEvidenceFile } from '../../../../contracts/admin';
import type { DisputeDetail, DisputeFileView, EvidenceFileKind } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { ask, sendFile } from '../../shell/api';
import type { StoreError } from '../../shell/api';
import { ExportButton } from '../../shell/export-button';
import { Quiet, Stack, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

const TOUCHES = ['adminDisputes'] as const;
const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.5rem' } as const;

const Choose = ({ id, kind, label }: { readonly id: string; readonly kind: EvidenceFileKind; readonly label: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const token = useAuth('Store', (state) => state.token);
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const give = useMutation<unknown, StoreError, File>({
    mutationFn: (file) => sendFile(evidenceFilePath.replace(':id', encodeURIComponent(id)).replace(':kind', kind), file, token),
    onSuccess: () => {
      toggleNotification({ type: 'success', message: words('disputes.files.drawn') });
      return queries.invalidateQueries({
        predicate: ({ queryKey: [name] }) => typeof name === 'string' && name.startsWith('adminDisputes.'),
      });
    },
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept="application/pdf,image/png,image/jpeg"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) give.mutate(file);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <Button size="S" variant="secondary" startIcon={<Upload />} loading={give.isPending} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {give.error ? <Notice tone="danger">{refusal(give.error)}</Notice> : null}
    </>
  );
};

const OneFile = ({ id, file, mayChange }: { readonly id: string; readonly file: DisputeFileView; readonly mayChange: boolean }) => {
  const words = useWords();
  const params = { id, file: file.id };
  return (
    <div style={row}>
      <span>
        {words(`disputes.files.kind.${file.kind}`)} <Quiet>{words('disputes.files.size', { size: Math.ceil(file.bytes / 1000) })}</Quiet>
      </span>
      <ExportButton label={words('disputes.files.open')} read={() => ask(openEvidenceFile, { params })} mediaType={file.type} />
      {mayChange ? (
        <ActButton
          endpoint={removeEvidenceFile}
          asked={{ params, body: {} }}
          touches={TOUCHES}
          label={words('disputes.files.remove')}
          done={words('disputes.files.removed')}
          variant="tertiary"
        />
      ) : null}
    </div>
  );
};

/** The files that go to the bank with the answer: what the shop can draw, and what staff brings. */
export const DisputeFiles = ({ of }: { readonly of: DisputeDetail }) => {
  const words = useWords();
  const { id, files } = of;
  const mayChange = of.proposal !== null;
  const draw = (kind: 'receipt' | 'access', label: string) => (
    <ActButton
      endpoint={drawEvidenceFile}
      asked={{ params: { id }, body: { kind } }}
      touches={TOUCHES}
      label={label}
      done={words('disputes.files.drawn')}
    />
  );
  if (!mayChange && files.length === 0) return null;
  return (
    <Stack>
      <strong>{words('disputes.files.title')}</strong>
      {mayChange ? <Quiet>{words('disputes.files.hint')}</Quiet> : null}
      {files.length === 0 ? <Quiet>{words('disputes.files.none')}</Quiet> : null}
      {files.map((file) => (
        <OneFile key={file.id} id={id} file={file} mayChange={mayChange} />
      ))}
      {mayChange ? (
        <div style={row}>
          {draw('receipt', words('disputes.files.drawReceipt'))}
          {draw('access', words('disputes.files.drawAccess'))}
          <Choose id={id} kind="correspondence" label={words('disputes.files.chooseCorrespondence')} />
          <Choose id={id} kind="other" label={words('disputes.files.chooseOther')} />
        </div>
      ) : null}
    </Stack>
  );
};
