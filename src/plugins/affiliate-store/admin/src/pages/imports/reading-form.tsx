import { Button, Field, Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { importField, importLineKind, importSource, readImportFileAs } from '../../../../contracts/admin';
import type { AdminImport, ImportField } from '../../../../contracts/admin';
import { Section, Stack, useAct, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

type Typed = { target: { value: string } };
type Part = AdminImport['parts'][number];

/** What is read of each kind of line. */
const FIELDS: Readonly<Record<Part['kind'], readonly ImportField[]>> = {
  affiliate: importField.options.slice(0, 14),
  earning: ['externalId', 'affiliateId', 'email', 'amount', 'currency', 'standing', 'payoutStanding', 'occurredOn'],
  customer: ['email', 'name', 'lastName', 'joinedOn', 'sponsorId'],
};
const NOWHERE = '';

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: ReadonlyArray<readonly [value: string, label: string]>;
  readonly onChoose: (value: string) => void;
}

const Select = ({ label, value, options, onChoose }: SelectProps) => (
  <Field.Root name={label}>
    <Field.Label>{label}</Field.Label>
    <SingleSelect value={value} onChange={(chosen) => onChoose(String(chosen))}>
      {options.map(([each, name]) => (
        <SingleSelectOption key={each} value={each}>
          {name}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);

/** Which column of one part of the file each thing is read from. */
const PartFields = ({ part, put }: { readonly part: Part; readonly put: (part: Part) => void }) => {
  const words = useWords();
  const columnOf = (field: ImportField) => part.mapping.find((each) => each.field === field)?.column ?? NOWHERE;
  const choose = (field: ImportField, column: string) =>
    put({
      ...part,
      mapping: [...part.mapping.filter((each) => each.field !== field), ...(column === NOWHERE ? [] : [{ field, column }])],
    });
  const columns: ReadonlyArray<readonly [string, string]> = [
    [NOWHERE, words('imports.noColumn')],
    ...[...new Set(part.header)].filter((name) => name !== '').map((name): readonly [string, string] => [name, name]),
  ];
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} s={12} xs={12} alignItems="stretch" direction="column">
        <Select
          label={words('imports.source')}
          value={part.source}
          options={importSource.options.map((value) => [value, words(`imports.source.${value}`)] as const)}
          onChoose={(source) => put({ ...part, source: importSource.parse(source) })}
        />
      </Grid.Item>
      <Grid.Item col={6} s={12} xs={12} alignItems="stretch" direction="column">
        <Select
          label={words('imports.kind')}
          value={part.kind}
          options={importLineKind.options.map((value) => [value, words(`imports.kind.${value}`)] as const)}
          onChoose={(kind) => put({ ...part, kind: importLineKind.parse(kind) })}
        />
      </Grid.Item>
      {FIELDS[part.kind].map((field) => (
        <Grid.Item key={field} col={4} s={6} xs={12} alignItems="stretch" direction="column">
          <Select
            label={words(`imports.field.${field}`)}
            value={columnOf(field)}
            options={columns}
            onChoose={(column) => choose(field, column)}
          />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
};

/** How a file is read, for as long as nothing was done by it. */
export const ReadingForm = ({ of }: { readonly of: AdminImport }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(readImportFileAs, ['adminImports']);
  const [draft, setDraft] = useState({ parts: of.parts, currency: of.currency ?? '', mark: of.mark });
  const put = (n: number, part: Part) =>
    setDraft((before) => ({ ...before, parts: before.parts.map((each, at) => (at === n ? part : each)) }));
  const send = () =>
    act.mutate(
      {
        asked: {
          params: { id: of.id },
          body: {
            parts: draft.parts.map(({ source, kind, mapping }) => ({
              ...{ source, kind },
              mapping: mapping.filter(({ field }) => FIELDS[kind].includes(field)),
            })),
            currency: draft.currency === '' ? null : draft.currency,
            mark: draft.mark,
          },
        },
      },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('imports.readDone') }) },
    );
  return (
    <Section title={words('imports.reading')}>
      <Stack>
        {draft.parts.map((part, n) => (
          <PartFields key={n} part={part} put={(changed) => put(n, changed)} />
        ))}
        <Field.Root name="currency" hint={words('imports.currencyHint')}>
          <Field.Label>{words('imports.currency')}</Field.Label>
          <TextInput
            value={draft.currency}
            maxLength={3}
            autoComplete="off"
            onChange={(event: Typed) => setDraft({ ...draft, currency: event.target.value.toUpperCase() })}
          />
          <Field.Hint />
        </Field.Root>
        <Select
          label={words('imports.mark')}
          value={draft.mark}
          options={[
            ['point', words('imports.mark.point')],
            ['comma', words('imports.mark.comma')],
          ]}
          onChoose={(mark) => setDraft({ ...draft, mark: mark === 'comma' ? 'comma' : 'point' })}
        />
        {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
        <div>
          <Button variant="secondary" loading={act.isPending} onClick={send}>
            {words('imports.readAgain')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
};
