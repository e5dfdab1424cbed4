import { Button, Field } from '@strapi/design-system';
import { useState } from 'react';
import { importProspects } from '../../../../contracts/admin';
import { csvText } from '../../../../contracts/csv';
import { FormDialog } from '../../shell/form-dialog';
import { Stack, useAct, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { saveFile } from '../../shell/save-file';
import { base64Of } from '../imports/choose-file';
import { ProgramChoice } from './prospect-dialog';

type Outcome = Extract<ReturnType<typeof useAct<typeof importProspects>>['data'], object>['data'];

/** What becomes of the file: how many are taken, and why each of the others is not. */
const Told = ({ of: { taken, header, rejected }, done }: { readonly of: Outcome; readonly done: boolean }) => {
  const words = useWords();
  const rows = [
    [...header, words('imports.why')],
    ...rejected.map(({ cells, reason }) => [...cells, words(`prospects.refusal.${reason}`)]),
  ];
  return (
    <Stack>
      <Notice tone="neutral">{words(done ? 'prospects.taken' : 'prospects.wouldTake', { count: taken })}</Notice>
      {rejected.length === 0 ? null : (
        <>
          <p>{words('prospects.rejected', { count: rejected.length })}</p>
          <ul>
            {rejected.slice(0, 10).map(({ line, reason }) => (
              <li key={line}>
                {words('prospects.line', { line })}: {words(`prospects.refusal.${reason}`)}
              </li>
            ))}
          </ul>
          <div>
            <Button size="S" variant="tertiary" onClick={() => saveFile('rejected.csv', 'text/csv;charset=utf-8', csvText(rows))}>
              {words('imports.rejected')}
            </Button>
          </div>
        </>
      )}
    </Stack>
  );
};

/** Brings prospects out of a file: first it is shown what would become of every line. */
export const ImportProspects = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const act = useAct(importProspects, ['adminProspects']);
  const [program, setProgram] = useState('');
  const [content, setContent] = useState('');
  const [looked, setLooked] = useState(false);
  const done = act.data !== undefined && !looked;
  const send = (look: boolean) => act.mutate({ asked: { body: { program, content, look } } }, { onSuccess: () => setLooked(look) });
  const again = () => {
    act.reset();
    setLooked(false);
  };
  return (
    <FormDialog
      title={words('prospects.import')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words(done ? 'controls.close' : looked ? 'prospects.take' : 'imports.look'),
        ready: program !== '' && content !== '',
        busy: act.isPending,
        act: () => (done ? onClose() : send(!looked)),
      }}
    >
      <ProgramChoice
        value={program}
        onChoose={(chosen) => {
          again();
          setProgram(chosen);
        }}
      />
      <Field.Root name="file" required hint={words('prospects.fileHint')}>
        <Field.Label>{words('imports.file')}</Field.Label>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={words('imports.file')}
          onChange={({ target }) => {
            again();
            const file = target.files?.[0];
            if (file) void base64Of(file).then(setContent);
            else setContent('');
          }}
        />
        <Field.Hint />
      </Field.Root>
      {act.data ? <Told of={act.data.data} done={done} /> : null}
    </FormDialog>
  );
};
