import { Button, Flex, IconButton, SingleSelect, SingleSelectOption, TextInput, Textarea, Toggle } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { SettingView } from '../../../../contracts/admin';
import { Stack, useCodeWords, useWords } from '../../shell/kit';
import type { Draft, SettingKind } from './setting-values';

interface Props {
  readonly setting: SettingView;
  readonly kind: SettingKind;
  readonly draft: Draft;
  readonly disabled: boolean;
  readonly onChange: (draft: Draft) => void;
}
type Typed = { target: { value: string } };
type Rows = ReadonlyArray<readonly [string, string]>;

/** A number for each code; rows come and go. */
const NumberRows = ({
  rows,
  disabled,
  onChange,
}: {
  readonly rows: Rows;
  readonly disabled: boolean;
  readonly onChange: (rows: Rows) => void;
}) => {
  const words = useWords();
  const put = (index: number, row: readonly [string, string]) => onChange(rows.map((each, at) => (at === index ? row : each)));
  return (
    <Stack>
      {rows.map(([code, number], index) => (
        <Flex key={index} gap={2}>
          <TextInput
            aria-label={words('settings.code')}
            placeholder={words('settings.code')}
            value={code}
            disabled={disabled}
            onChange={(event: Typed) => put(index, [event.target.value, number])}
          />
          <TextInput
            aria-label={words('settings.number')}
            placeholder={words('settings.number')}
            inputMode="numeric"
            value={number}
            disabled={disabled}
            onChange={(event: Typed) => put(index, [code, event.target.value])}
          />
          {disabled ? null : (
            <IconButton label={words('settings.removeRow')} onClick={() => onChange(rows.filter((_, at) => at !== index))}>
              <Trash />
            </IconButton>
          )}
        </Flex>
      ))}
      {disabled ? null : (
        <Flex>
          <Button variant="tertiary" size="S" startIcon={<Plus />} onClick={() => onChange([...rows, ['', '']])}>
            {words('settings.addRow')}
          </Button>
        </Flex>
      )}
    </Stack>
  );
};

/** The field a setting is edited in, made of the schema of its value. */
export const SettingField = ({ setting, kind, draft, disabled, onChange }: Props) => {
  const words = useWords();
  const say = useCodeWords();
  const label = say('setting', `${setting.key}.label`, setting.label);
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
    case 'numbers':
      return <NumberRows rows={draft as Rows} disabled={disabled} onChange={onChange} />;
    case 'lines':
    case 'json':
      return <Textarea aria-label={label} value={String(draft)} disabled={disabled} onChange={(event) => onChange(event.target.value)} />;
    case 'text':
    case 'number':
      return (
        <TextInput
          aria-label={label}
          value={String(draft)}
          disabled={disabled}
          type={setting.secret ? 'password' : 'text'}
          autoComplete="off"
          {...(kind.as === 'number' ? { inputMode: 'decimal' as const } : {})}
          {...(setting.secret ? { placeholder: setting.value ? words('settings.secretSet') : words('settings.secretUnset') } : {})}
          onChange={(event: Typed) => onChange(event.target.value)}
        />
      );
  }
};
