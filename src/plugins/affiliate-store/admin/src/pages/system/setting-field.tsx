import { Flex, SingleSelect, SingleSelectOption, TextInput, Textarea, Toggle } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { SettingView } from '../../../../contracts/admin';
import { Quiet, Stack, useCodeWords, useWords } from '../../shell/kit';
import { AddRow, MethodPick, MethodRows, RemoveRow, TextRows } from './setting-rows';
import { isLong, listed, type Draft, type SettingKind } from './setting-values';

interface Props {
  readonly setting: SettingView;
  readonly kind: SettingKind;
  readonly draft: Draft;
  readonly disabled: boolean;
  readonly onChange: (draft: Draft) => void;
}
type Typed = { target: { value: string } };
type Rows = ReadonlyArray<readonly [string, string]>;

const Name = styled.span`
  flex: 1 1 12rem;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral600};
  @media (max-width: 767px) {
    display: none;
  }
`;
const Swatch = styled.input`
  flex: none;
  width: 40px;
  height: 40px;
  padding: 2px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  cursor: pointer;
`;

/** A number for each code; rows come and go. */
const NumberRows = ({
  rows,
  unit,
  disabled,
  onChange,
}: {
  readonly rows: Rows;
  readonly unit: SettingView['unit'];
  readonly disabled: boolean;
  readonly onChange: (rows: Rows) => void;
}) => {
  const words = useWords();
  const { formatDisplayName } = useIntl();
  const codeWord = words(unit === 'minor_units' ? 'field.currency' : unit === 'basis_points' ? 'field.country' : 'settings.code');
  const numberWord = words(unit === 'minor_units' ? 'settings.amount' : unit === 'basis_points' ? 'settings.rate' : 'settings.number');
  const nameOf = (code: string): string => {
    const type = unit === 'minor_units' ? 'currency' : 'region';
    const known = (type === 'currency' ? /^[A-Za-z]{3}$/ : /^[A-Za-z]{2}$/).test(code.trim());
    return unit !== null && known ? (formatDisplayName(code.trim().toUpperCase(), { type }) ?? '') : '';
  };
  const put = (index: number, row: readonly [string, string]) => onChange(rows.map((each, at) => (at === index ? row : each)));
  return (
    <Stack>
      {rows.map(([code, number], index) => (
        <Flex key={index} gap={2}>
          <TextInput
            aria-label={codeWord}
            placeholder={codeWord}
            value={code}
            disabled={disabled}
            onChange={(event: Typed) => put(index, [event.target.value, number])}
          />
          <TextInput
            aria-label={nameOf(code) === '' ? numberWord : `${numberWord}: ${nameOf(code)}`}
            placeholder={numberWord}
            inputMode="decimal"
            endAction={unit === 'basis_points' ? <Quiet aria-hidden>%</Quiet> : undefined}
            value={number}
            disabled={disabled}
            onChange={(event: Typed) => put(index, [code, event.target.value])}
          />
          <Name>{nameOf(code)}</Name>
          <RemoveRow rows={rows} index={index} disabled={disabled} onChange={onChange} />
        </Flex>
      ))}
      <AddRow rows={rows} disabled={disabled} onChange={onChange} />
    </Stack>
  );
};

interface ColourProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** A colour: picked from the screen, or typed. */
const ColourInput = ({ label, value, disabled, onChange }: ColourProps) => {
  const words = useWords();
  return (
    <Flex gap={2}>
      <Swatch
        type="color"
        aria-label={words('settings.pick', { what: label })}
        value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      />
      <TextInput aria-label={label} value={value} disabled={disabled} onChange={(event: Typed) => onChange(event.target.value)} />
    </Flex>
  );
};

/** How a list is edited: ways of paying, and what stands beside codes. */
type ListKind = Extract<SettingKind, { readonly as: 'numbers' | 'methods' | 'methodsByCountry' | 'texts' }>;

const LISTS: ReadonlyArray<SettingKind['as']> = ['numbers', 'methods', 'methodsByCountry', 'texts'] satisfies Array<ListKind['as']>;
const isList = (kind: SettingKind): kind is ListKind => LISTS.includes(kind.as);

interface ListProps extends Omit<Props, 'setting' | 'kind'> {
  readonly label: string;
  readonly kind: ListKind;
}

const ListField = ({ label, kind, draft, disabled, onChange }: ListProps) => {
  const rows = { rows: draft as Rows, disabled, onChange };
  switch (kind.as) {
    case 'numbers':
      return <NumberRows {...rows} unit={kind.unit} />;
    case 'methodsByCountry':
      return <MethodRows {...rows} options={kind.options} />;
    case 'texts':
      return <TextRows {...rows} label={label} />;
    case 'methods':
      return (
        <MethodPick
          label={label}
          options={kind.options}
          chosen={listed(String(draft))}
          disabled={disabled}
          onChange={(chosen) => onChange(chosen.join(','))}
        />
      );
  }
};

const LongText = ({ label, draft, disabled, onChange }: Pick<Props, 'draft' | 'disabled' | 'onChange'> & { readonly label: string }) => (
  <Textarea aria-label={label} value={String(draft)} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
);

/** The field a setting is edited in, made of the schema of its value. */
export const SettingField = ({ setting, kind, draft, disabled, onChange }: Props) => {
  const words = useWords();
  const say = useCodeWords();
  const label = say('setting', `${setting.key}.label`, setting.label);
  if (isList(kind)) return <ListField label={label} kind={kind} draft={draft} disabled={disabled} onChange={onChange} />;
  switch (kind.as) {
    case 'choice':
      return (
        <SingleSelect aria-label={label} value={String(draft)} disabled={disabled} onChange={(value) => onChange(String(value))}>
          {kind.options.map((option) => (
            <SingleSelectOption key={option} value={option}>
              {say(`setting.${setting.key}`, option, option)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      );
    case 'switch':
      return (
        <Toggle
          aria-label={label}
          checked={draft === true}
          disabled={disabled}
          onLabel={words('settings.on')}
          offLabel={words('settings.off')}
          onChange={(event: { target: { checked: boolean } }) => onChange(event.target.checked)}
        />
      );
    case 'lines':
    case 'json':
      return <LongText label={label} draft={draft} disabled={disabled} onChange={onChange} />;
    case 'colour':
      return <ColourInput label={label} value={String(draft)} disabled={disabled} onChange={onChange} />;
    case 'text':
    case 'number':
      if (isLong(setting)) return <LongText label={label} draft={draft} disabled={disabled} onChange={onChange} />;
      return (
        <TextInput
          aria-label={label}
          value={String(draft)}
          disabled={disabled}
          type={setting.secret ? 'password' : 'text'}
          autoComplete="off"
          {...(kind.as === 'number' ? { inputMode: 'decimal' as const } : {})}
          {...(kind.as === 'number' && kind.unit === 'basis_points' ? { endAction: <Quiet aria-hidden>%</Quiet> } : {})}
          {...(setting.secret ? { placeholder: setting.value ? words('settings.secretSet') : words('settings.secretUnset') } : {})}
          onChange={(event: Typed) => onChange(event.target.value)}
        />
      );
  }
};
