import { Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { publishTerms, readTerms } from '../../../../contracts/affiliate-contracts';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import { Confirm } from '../../shell/confirm';
import { DayRangePicker, useDays } from '../../shell/day-range';
import { PageFrame, Quiet, Section, Stack, TwoColumns, useAct, useMay, useRead, useRefusalWords, useWords } from '../../shell/kit';
import { useWhatIf } from './use-what-if';
import { draftIn, typedOf, type Draft, type TypedTerms } from '../programs/terms-draft';
import { TermsFields } from '../programs/terms-fields';
import { Result } from './what-if-result';

/** Publishes the draft as new terms: better ones apply at once, worse ones are told and wait. */
const Publish = ({ id, version, draft }: { readonly id: string; readonly version: number; readonly draft: Draft }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(publishTerms, ['adminContracts', 'adminAffiliates', 'adminOverview']);
  const publish = () =>
    act.mutate(
      { asked: { params: { id }, body: { version, terms: draft } } },
      {
        onSuccess: ({ data }) => toggleNotification({ type: 'success', message: words('whatIf.published', { version: data.version }) }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Confirm title={words('whatIf.publish')} text={words('whatIf.publishText')} confirm={words('whatIf.publish')} onConfirm={publish}>
      <Button variant="secondary" loading={act.isPending}>
        {words('whatIf.publish')}
      </Button>
    </Confirm>
  );
};

const Trying = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const terms = useRead(readTerms, { params: { id } });
  const [changed, setChanged] = useState<TypedTerms | null>(null);
  const [asked, setAsked] = useState<Readonly<Record<string, string | undefined>>>({});
  const days = useDays(asked, '90d');
  const { run, start, clear } = useWhatIf();
  const standing = terms.isPlaceholderData ? undefined : terms.data?.data;
  if (!standing) return null;
  const typed = changed ?? typedOf(standing.terms);
  const { draft, wrong } = draftIn(typed);
  return (
    <TwoColumns>
      <Result run={run} />
      <Section title={words('whatIf.draft')}>
        <Stack>
          <TermsFields
            typed={typed}
            wrong={wrong}
            put={(change) => {
              clear();
              setChanged({ ...typed, ...change });
            }}
          />
          <Flex gap={2} wrap="wrap">
            <DayRangePicker values={asked} change={(next) => setAsked({ ...asked, ...next })} standard="90d" />
          </Flex>
          <Flex gap={2} wrap="wrap">
            <Button
              disabled={draft === null || days === null}
              loading={run.running}
              onClick={() => draft && days && void start(id, draft, days)}
            >
              {words('whatIf.try')}
            </Button>
            {mayManage && draft ? <Publish id={id} version={standing.version} draft={draft} /> : null}
          </Flex>
          <Quiet>{words('whatIf.means')}</Quiet>
        </Stack>
      </Section>
    </TwoColumns>
  );
};

/** A draft of a program's terms, tried on past orders before it is told to anybody. */
export const WhatIfPage = () => {
  const words = useWords();
  const programs = useRead(listPrograms).data?.data ?? [];
  const [chosen, setChosen] = useState<string>();
  const id = chosen ?? programs[0]?.id;
  return (
    <PageFrame title={words('whatIf.title')} subtitle={words('whatIf.subtitle')} permission="affiliates.read">
      <Stack>
        <Field.Root name="program">
          <Field.Label>{words('affiliates.program')}</Field.Label>
          <SingleSelect value={id ?? ''} onChange={(program) => setChosen(String(program))}>
            {programs.map((program) => (
              <SingleSelectOption key={program.id} value={program.id}>
                {program.name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        {id === undefined ? <Quiet>{words('affiliates.noProgram')}</Quiet> : <Trying key={id} id={id} />}
      </Stack>
    </PageFrame>
  );
};
