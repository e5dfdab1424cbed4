import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { askForPersonFile } from '../../../../contracts/privacy';
import { ActButton } from '../../shell/act-button';
import { Section, Stack, useMay, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { SidePanel } from '../../shell/side-panel';
import { EraseDialog } from './erase-dialog';
import type { Looked } from './look-up';
import { PartsTable } from './parts-table';

/** Somebody, with everything that is kept about them, what an erasure would do, and what has to end before one. */
export const PersonPanel = ({ person, onClose }: { readonly person: Looked; readonly onClose: () => void }) => {
  const words = useWords();
  const mayErase = useMay('privacy.erase');
  const [erasing, setErasing] = useState(false);
  const { email, preview } = person;
  return (
    <SidePanel title={email} onClose={onClose}>
      <Stack>
        {preview.hindered.length > 0 ? (
          <Notice tone="warning" title={words('privacy.hindered')}>
            <ul>
              {preview.hindered.map(({ code, count }) => (
                <li key={code}>{words(`privacy.hindrance.${code}`, { count })}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <Flex gap={2} wrap="wrap">
          <ActButton
            endpoint={askForPersonFile}
            asked={{ body: { email } }}
            touches={['adminPrivacy']}
            label={words('privacy.askForFile')}
            done={words('privacy.fileAsked')}
          />
          {mayErase && preview.hindered.length === 0 ? (
            <Button size="S" variant="danger-light" onClick={() => setErasing(true)}>
              {words('privacy.erase')}
            </Button>
          ) : null}
        </Flex>
        <Section title={words('privacy.kept')}>
          <PartsTable parts={preview.parts} caption={words('privacy.kept')} />
        </Section>
        {erasing ? (
          <EraseDialog email={email} secondPerson={preview.secondPerson} onClose={() => setErasing(false)} onDone={onClose} />
        ) : null}
      </Stack>
    </SidePanel>
  );
};
