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
  const locked = (variable: string | null) => (variable === null ? {} : { hint: `${words('settings.locked')} ${variable}` });
  return (
    <Section title={words('currencies.sold')}>
      <Stack>
        <Facts
          facts={[
            [words('currencies.main'), `${board.main} · ${nameOf(board.main)}`],
            [words('currencies.fixed'), board.fixed.join(', ')],
          ]}
        />
        <Field.Root name="alsoSoldIn" hint={words('currencies.alsoHint')} {...locked(board.lockedBy.alsoSoldIn)}>
          <Field.Label>{words('currencies.also')}</Field.Label>
          <MultiSelect
            withTags
            value={[...chosen]}
            placeholder={words('currencies.noneChosen')}
            disabled={!mayManage || board.lockedBy.alsoSoldIn !== null}
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
        <Field.Root
          name="maxRateAgeDays"
          hint={words('currencies.daysHint')}
          error={days === null ? words('currencies.daysWrong') : undefined}
          {...locked(board.lockedBy.maxRateAgeDays)}
        >
          <Field.Label>{words('currencies.days')}</Field.Label>
          <TextInput
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            disabled={!mayManage || board.lockedBy.maxRateAgeDays !== null}
            onChange={(event: Typed) => type(event.target.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
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
