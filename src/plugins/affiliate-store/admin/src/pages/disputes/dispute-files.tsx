import { drawEvidenceFile, evidenceFilePath, openEvidenceFile, removeEvidenceFile } from '../../../../contracts/admin';
import type { DisputeDetail, DisputeFileView, EvidenceFileKind } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { ask } from '../../shell/api';
import { ExportButton } from '../../shell/export-button';
import { FileButton } from '../../shell/file-button';
import { Quiet, Stack, useWords } from '../../shell/kit';

const TOUCHES = ['adminDisputes'] as const;
const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.5rem' } as const;

const Choose = ({ id, kind, label }: { readonly id: string; readonly kind: EvidenceFileKind; readonly label: string }) => {
  const words = useWords();
  return (
    <FileButton
      size="S"
      path={evidenceFilePath.replace(':id', encodeURIComponent(id)).replace(':kind', kind)}
      accept="application/pdf,image/png,image/jpeg"
      label={label}
      done={words('disputes.files.drawn')}
      touches={TOUCHES}
    />
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
