import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { changeAffiliateCode, changeAffiliateRate } from '../../../../contracts/admin-affiliates';
import type { AffiliateDetail } from '../../../../contracts/admin-affiliates';
import { Confirm } from '../../shell/confirm';
import { minorOf, percentText, Section, useAct, useRefusalWords, useWords } from '../../shell/kit';

type Typed = { target: { value: string } };

/** A rate of the affiliate's own, in per cent; empty means the program's. For orders from now on. */
export const ChangeRate = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(changeAffiliateRate, ['adminAffiliates']);
  const before = affiliate.rateBasisPoints === null ? '' : percentText(affiliate.rateBasisPoints);
  const [typed, setTyped] = useState(before);
  // Per cent with two decimals are basis points: read as digits, like money.
  const digits = typed.trim() === '' ? null : minorOf(typed, 2);
  const wrong = typed.trim() !== '' && (digits === null || parseInt(digits, 10) > 15_000);
  const save = () =>
    act.mutate(
      { asked: { params: { id: affiliate.id }, body: { rateBasisPoints: digits === null ? null : parseInt(digits, 10) } } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('affiliates.rateSaved') }),
      },
    );
  return (
    <Section title={words('affiliates.ownRate')}>
      <Field.Root
        name="rate"
        hint={words('affiliates.ownRateHint')}
        error={wrong ? words('affiliates.rateWrong') : act.error ? refusal(act.error) : undefined}
      >
        <Field.Label>{words('affiliates.ownRatePercent')}</Field.Label>
        <Flex gap={2}>
          <TextInput
            inputMode="decimal"
            value={typed}
            placeholder={percentText(affiliate.terms.rateBasisPoints)}
            onChange={(event: Typed) => setTyped(event.target.value)}
          />
          <Button variant="secondary" disabled={wrong || typed.trim() === before} loading={act.isPending} onClick={save}>
            {words('settings.save')}
          </Button>
        </Flex>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Section>
  );
};

/** Another code; links with the old one do nothing from then on, so it asks first. */
export const ChangeCode = ({ affiliate }: { readonly affiliate: AffiliateDetail }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(changeAffiliateCode, ['adminAffiliates']);
  const [typed, setTyped] = useState(affiliate.code);
  const save = () =>
    act.mutate(
      { asked: { params: { id: affiliate.id }, body: { code: typed.trim() } } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('affiliates.codeSaved') }),
      },
    );
  return (
    <Section title={words('affiliates.code')}>
      <Field.Root name="code" hint={words('affiliates.codeHint')} error={act.error ? refusal(act.error) : undefined}>
        <Field.Label>{words('affiliates.newCode')}</Field.Label>
        <Flex gap={2}>
          <TextInput value={typed} maxLength={64} onChange={(event: Typed) => setTyped(event.target.value)} />
          <Confirm
            danger
            title={words('affiliates.changeCode')}
            text={words('affiliates.changeCodeConfirm', { old: affiliate.code })}
            confirm={words('affiliates.changeCode')}
            onConfirm={save}
          >
            <Button variant="secondary" disabled={typed.trim() === '' || typed.trim() === affiliate.code} loading={act.isPending}>
              {words('settings.save')}
            </Button>
          </Confirm>
        </Flex>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Section>
  );
};
