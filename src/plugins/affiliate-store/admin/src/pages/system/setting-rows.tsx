import { Button, Flex, IconButton, MultiSelect, MultiSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { Quiet, Stack, useCodeWords, useWords } from '../../shell/kit';
import { listed } from './setting-values';

type Typed = { target: { value: string } };
type Rows = ReadonlyArray<readonly [string, string]>;

const Line = styled.div`
  display: grid;
  grid-template-columns: minmax(6rem, 1fr) minmax(0, 4fr) auto;
  gap: 4px 8px;
  align-items: start;
  .name {
    grid-column: 1 / -1;
  }
`;

interface PickProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Some of the known ways of paying, by the names people know them by. */
export const MethodPick = ({ label, options, chosen, disabled, onChange }: PickProps) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <MultiSelect
      aria-label={label}
      // As text: the tags of the design system have buttons without a name, which nobody can hear what they are for.
      customizeContent={(picked = []) => picked.map((option) => say('paymentMethod', option, option)).join(', ')}
      disabled={disabled}
      value={[...chosen]}
      placeholder={words('settings.noMethod')}
      onChange={(picked: string[]) => onChange(options.filter((option) => picked.includes(option)))}
    >
      {options.map((option) => (
        <MultiSelectOption key={option} value={option}>
          {say('paymentMethod', option, option)}
        </MultiSelectOption>
      ))}
    </MultiSelect>
  );
};

/** Rows of a code and what stands beside it, and what is done with them; nothing while the setting is locked. */
interface RowActs {
  readonly rows: Rows;
  readonly disabled: boolean;
  readonly onChange: (rows: Rows) => void;
}

export const RemoveRow = ({ rows, index, disabled, onChange }: RowActs & { readonly index: number }) => {
  const words = useWords();
  if (disabled) return null;
  return (
    <IconButton label={words('settings.removeRow')} onClick={() => onChange(rows.filter((_, at) => at !== index))}>
      <Trash />
    </IconButton>
  );
};

export const AddRow = ({ rows, disabled, onChange }: RowActs) => {
  const words = useWords();
  if (disabled) return null;
  return (
    <Flex>
      <Button variant="tertiary" size="S" startIcon={<Plus />} onClick={() => onChange([...rows, ['', '']])}>
        {words('settings.addRow')}
      </Button>
    </Flex>
  );
};

interface RowsProps extends RowActs {
  readonly of: 'country' | 'currency';
  /** The field beside a code. */
  readonly field: (text: string, name: string, put: (text: string) => void) => ReactNode;
}

/** Something for each country or currency; rows come and go. */
const CodeRows = ({ rows, disabled, of, onChange, field }: RowsProps) => {
  const words = useWords();
  const { formatDisplayName } = useIntl();
  const codeWord = words(of === 'country' ? 'settings.countryCode' : 'field.currency');
  const nameOf = (typed: string): string => {
    const code = typed.trim().toUpperCase();
    if (of === 'country' && code === '*') return words('settings.elsewhere');
    if (!(of === 'country' ? /^[A-Z]{2}$/ : /^[A-Z]{3}$/).test(code)) return '';
    return formatDisplayName(code, { type: of === 'country' ? 'region' : 'currency' }) ?? '';
  };
  const put = (index: number, row: readonly [string, string]) => onChange(rows.map((each, at) => (at === index ? row : each)));
  return (
    <Stack>
      {rows.map(([code, text], index) => (
        <Line key={index}>
          {nameOf(code) === '' ? null : <Quiet className="name">{nameOf(code)}</Quiet>}
          <TextInput
            aria-label={codeWord}
            placeholder={codeWord}
            value={code}
            disabled={disabled}
            onChange={(event: Typed) => put(index, [event.target.value, text])}
          />
          {field(text, nameOf(code), (next) => put(index, [code, next]))}
          <RemoveRow rows={rows} index={index} disabled={disabled} onChange={onChange} />
        </Line>
      ))}
      <AddRow rows={rows} disabled={disabled} onChange={onChange} />
    </Stack>
  );
};

type Given = Pick<RowsProps, 'rows' | 'disabled' | 'onChange'>;

/** Ways of paying for each country. */
export const MethodRows = ({ options, ...given }: Given & { readonly options: readonly string[] }) => {
  const words = useWords();
  return (
    <CodeRows
      {...given}
      of="country"
      field={(text, name, put) => (
        <MethodPick
          label={words('settings.methodsIn', { country: name })}
          options={options}
          chosen={listed(text)}
          disabled={given.disabled}
          onChange={(chosen) => put(chosen.join(','))}
        />
      )}
    />
  );
};

/** A text of several lines for each currency. */
export const TextRows = ({ label, ...given }: Given & { readonly label: string }) => (
  <CodeRows
    {...given}
    of="currency"
    field={(text, name, put) => (
      <Textarea
        aria-label={name === '' ? label : `${label}: ${name}`}
        value={text}
        disabled={given.disabled}
        onChange={(event) => put(event.target.value)}
      />
    )}
  />
);
