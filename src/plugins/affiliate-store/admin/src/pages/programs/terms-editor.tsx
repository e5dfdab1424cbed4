import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { previewTerms, publishTerms } from '../../../../contracts/affiliate-contracts';
import type { readTerms } from '../../../../contracts/affiliate-contracts';
import type { Data } from '../../../../contracts/endpoint';
import { Confirm } from '../../shell/confirm';
import { Section, Stack, useAct, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { draftIn, typedOf } from './terms-draft';
import type { TypedTerms } from './terms-draft';
import { TermsFields } from './terms-fields';
import { TermsPreview } from './terms-preview';

type ProgramTermsData = Data<typeof readTerms>;

/** The draft, what was foreseen of it, and publishing it: another draft is another question. */
const useDrafting = (program: ProgramTermsData, onDone: () => void) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const [typed, setTyped] = useState(() => typedOf(program.terms));
  const preview = useAct(previewTerms, []);
  const publish = useAct(publishTerms, ['adminContracts', 'adminAffiliates', 'adminOverview']);
  const { draft, wrong } = draftIn(typed);
  const params = { id: program.id };
  return {
    typed,
    wrong,
    preview,
    publish,
    put: (change: Partial<TypedTerms>) => {
      preview.reset();
      publish.reset();
      setTyped((before) => ({ ...before, ...change }));
    },
    ready: draft !== null && JSON.stringify(typed) !== JSON.stringify(typedOf(program.terms)),
    foresee: () => draft && preview.mutate({ asked: { params, body: { terms: draft } } }),
    send: () =>
      draft &&
      publish.mutate(
        { asked: { params, body: { version: program.version, terms: draft } } },
        {
          onSuccess: ({ data }) => {
            toggleNotification({ type: 'success', message: words('programs.published', { version: data.version }) });
            onDone();
          },
        },
      ),
  };
};

/** New terms in three steps: typed, foreseen for everybody who is in, published. */
export const TermsEditor = ({ program, onDone }: { readonly program: ProgramTermsData; readonly onDone: () => void }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { typed, wrong, put, preview, publish, ready, foresee, send } = useDrafting(program, onDone);
  const error = publish.error ?? preview.error;
  return (
    <Section title={words('programs.newTerms')}>
      <Stack>
        <TermsFields typed={typed} wrong={wrong} put={put} />
        {preview.data ? <TermsPreview program={program.id} foreseen={preview.data.data} /> : null}
        {error ? <Notice tone="danger">{refusal(error)}</Notice> : null}
        <Flex gap={2} wrap="wrap">
          {preview.data ? (
            <Confirm
              title={words('programs.publish')}
              text={words('programs.publishText', { days: program.noticeDays })}
              confirm={words('programs.publish')}
              onConfirm={send}
            >
              <Button loading={publish.isPending}>{words('programs.publish')}</Button>
            </Confirm>
          ) : (
            <Button disabled={!ready} loading={preview.isPending} onClick={foresee}>
              {words('programs.preview')}
            </Button>
          )}
          <Button variant="tertiary" onClick={onDone}>
            {words('controls.cancel')}
          </Button>
        </Flex>
      </Stack>
    </Section>
  );
};
