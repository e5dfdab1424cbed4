import { Button, Field, MultiSelect, MultiSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { changeCurrencies } from '../../../../contracts/admin';
import type { CurrencyBoard } from '../../../../contracts/admin';
import { Facts, Section, Stack, useAct, useMay, useRefusalWords, useWords } from '../../shell/kit';
import { useCurrencyName } from '../../shell/exchange';
import { Notice } from '../../shell/notice';

type Typed = { target: { value: string } };

const CODES = Intl.supportedValuesOf('currency');
const daysOf = (typed: string): number | null => (/^[1-9]\d{0,2}$/.test(typed.trim()) && Number(typed) <= 366 ? Number(typed) : null);

const useLocked = () => {
  const words = useWords();
  return (variable: string | null, hint: string): string => (variable === null ? hint : `${words('settings.locked')} ${variable}`);
};

const CodesField = ({
  board,
  chosen,
  choose,
}: {
  readonly board: CurrencyBoard;
  readonly chosen: readonly string[];
  readonly choose: (codes: readonly string[]) => void;
}) => {
  const words = useWords();
  const nameOf = useCurrencyName();
  const locked = useLocked();
  const disabled = !useMay('currencies.manage') || board.lockedBy.alsoSoldIn !== null;
  return (
    <Field.Root name="alsoSoldIn" hint={locked(board.lockedBy.alsoSoldIn, words('currencies.alsoHint'))}>
      <Field.Label>{words('currencies.also')}</Field.Label>
      <MultiSelect
        withTags
        value={[...chosen]}
        placeholder={words('currencies.noneChosen')}
        disabled={disabled}
        onChange={(codes: string[]) => choose(codes)}
      >
        {CODES.filter((code) => code !== board.main).map((code) => (
          <MultiSelectOption key={code} value={code}>
            {`${code} · ${nameOf(code)}`}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Hint />
    </Field.Root>
  );
};

const DaysField = ({
  board,
  typed,
  type,
}: {
  readonly board: CurrencyBoard;
  readonly typed: string;
  readonly type: (days: string) => void;
}) => {
  const words = useWords();
  const locked = useLocked();
  const disabled = !useMay('currencies.manage') || board.lockedBy.maxRateAgeDays !== null;
  return (
    <Field.Root
      name="maxRateAgeDays"
      hint={locked(board.lockedBy.maxRateAgeDays, words('currencies.daysHint'))}
      error={daysOf(typed) === null ? words('currencies.daysWrong') : undefined}
    >
      <Field.Label>{words('currencies.days')}</Field.Label>
      <TextInput
        value={typed}
        inputMode="numeric"
        autoComplete="off"
        disabled={disabled}
        onChange={(event: Typed) => type(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** Which currencies are sold converted, and for how long a rate is good. */
export const ChooseSection = ({ board }: { readonly board: CurrencyBoard }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const nameOf = useCurrencyName();
  const mayManage = useMay('currencies.manage');
  const { toggleNotification } = useNotification();
  const act = useAct(changeCurrencies, ['adminCurrencies', 'adminSettings', 'adminOverview']);
  const before = board.converted.map(({ currency }) => currency);
  const [chosen, choose] = useState<readonly string[]>(before);
  const [typed, type] = useState(String(board.maxRateAgeDays));
  const days = daysOf(typed);
  const changed = chosen.join() !== before.join() || days !== board.maxRateAgeDays;
  const save = () => {
    if (days === null) return;
    act.mutate(
      { asked: { body: { alsoSoldIn: [...chosen], maxRateAgeDays: days } } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('currencies.saved') }) },
    );
  };
  return (
    <Section title={words('currencies.sold')}>
      <Stack>
        <Facts
          facts={[
            [words('currencies.main'), `${board.main} · ${nameOf(board.main)}`],
            [words('currencies.fixed'), board.fixed.join(', ')],
          ]}
        />
        <CodesField board={board} chosen={chosen} choose={choose} />
        <DaysField board={board} typed={typed} type={type} />
        {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
        {mayManage ? (
          <div>
            <Button disabled={!changed || days === null} loading={act.isPending} onClick={save}>
              {words('settings.save')}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
};
