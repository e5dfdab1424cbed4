import { Field, SingleSelect, SingleSelectOption, Textarea, TextInput } from '@strapi/design-system';
import { listCreativeSubjects } from '../../../../contracts/admin';
import { creativeDevice } from '../../../../contracts/creatives';
import { locale } from '../../../../contracts/primitives';
import { useRead, useWords } from '../../shell/kit';
import { isWorded } from './creative-draft';
import type { CreativeDraft } from './creative-draft';

type Typed = { target: { value: string } };

interface FieldsProps {
  readonly draft: CreativeDraft;
  readonly put: (change: Partial<CreativeDraft>) => void;
}

/** A language by its own name. */
export const languageName = (code: string): string => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  /** What nothing chosen means; absent where something has to be. */
  readonly nothing?: string;
  readonly hint?: string;
}

const Select = ({ name, label, value, onChoose, options, nothing, hint }: SelectProps) => (
  <Field.Root name={name} {...(hint === undefined ? {} : { hint })}>
    <Field.Label>{label}</Field.Label>
    <SingleSelect
      value={value}
      {...(nothing === undefined ? {} : { placeholder: nothing, onClear: () => onChoose('') })}
      onChange={(chosen) => onChoose(String(chosen))}
    >
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
    <Field.Hint />
  </Field.Root>
);

/** What a piece is about: its program, and a product of it. */
const About = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  const subjects = useRead(listCreativeSubjects).data?.data ?? { programs: [], products: [] };
  return (
    <>
      <Select
        name="program"
        label={words('creatives.program')}
        value={draft.program}
        nothing={words('creatives.everyProgram')}
        onChoose={(program) => put({ program, product: '' })}
        options={subjects.programs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        name="product"
        label={words('field.product')}
        value={draft.product}
        nothing={words('creatives.noProduct')}
        hint={words('creatives.productHint')}
        onChoose={(product) => put({ product })}
        options={subjects.products.filter(({ program }) => program === draft.program).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
};

const Words = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  return (
    <>
      {draft.kind === 'letter' ? (
        <Field.Root name="subject" required>
          <Field.Label>{words('creatives.letterSubject')}</Field.Label>
          <TextInput value={draft.subject} maxLength={200} onChange={(event: Typed) => put({ subject: event.target.value })} />
        </Field.Root>
      ) : null}
      <Field.Root name="body" required hint={words('creatives.bodyHint')}>
        <Field.Label>{words('creatives.body')}</Field.Label>
        <Textarea value={draft.body} maxLength={20_000} onChange={(event) => put({ body: event.target.value })} />
        <Field.Hint />
      </Field.Root>
    </>
  );
};

/** Everything people say of a piece; its picture is given to it by itself. */
export const CreativeFields = ({ draft, put }: FieldsProps) => {
  const words = useWords();
  return (
    <>
      <Field.Root name="name" required hint={words('creatives.nameHint')}>
        <Field.Label>{words('creatives.name')}</Field.Label>
        <TextInput value={draft.name} maxLength={120} autoComplete="off" onChange={(event: Typed) => put({ name: event.target.value })} />
        <Field.Hint />
      </Field.Root>
      <Select
        name="language"
        label={words('field.language')}
        value={draft.language}
        onChoose={(code) => put({ language: locale.catch('en').parse(code) })}
        options={locale.options.map((value) => ({ value, label: languageName(value) }))}
      />
      {draft.kind === 'banner' ? (
        <Select
          name="device"
          label={words('creatives.device')}
          value={draft.device}
          onChoose={(device) => put({ device: creativeDevice.catch('any').parse(device) })}
          options={creativeDevice.options.map((value) => ({ value, label: words(`creatives.device.${value}`) }))}
        />
      ) : null}
      <About draft={draft} put={put} />
      {isWorded(draft.kind) ? <Words draft={draft} put={put} /> : null}
    </>
  );
};
