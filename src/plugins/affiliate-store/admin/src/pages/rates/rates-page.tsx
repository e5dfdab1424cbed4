import { Button, Field, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import type { Data } from '../../../../contracts/endpoint';
import { publishRates, readRates } from '../../../../contracts/rates';
import { Confirm } from '../../shell/confirm';
import {
  Choice,
  Controls,
  Empty,
  Loaded,
  PageFrame,
  percentText,
  Section,
  Stack,
  to,
  useAct,
  useCodeWords,
  useMay,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { StoreError } from '../../shell/api';
import { Notice } from '../../shell/notice';
import { draftOf, freeKey, ratesOf, type RatesDraft } from './draft';
import { Example } from './example';
import { Places } from './places';
import { RuleFields } from './rule-fields';
import { TierFields } from './tier-fields';
import { TryPast } from './try-past';

type Rates = Data<typeof readRates>;
type Typed = { target: { value: string } };
const NAMES = ['program'] as const;

/** A refusal with what it names: two rules, a tier, the offer it is too much for. */
const useNamedRefusal = () => {
  const say = useCodeWords();
  return ({ code, message, facts }: StoreError): string =>
    say(
      'failure',
      code,
      message,
      Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    );
};

const Months = ({ draft, put }: { readonly draft: RatesDraft; readonly put: (change: Partial<RatesDraft>) => void }) => {
  const words = useWords();
  return (
    <Section title={words('rates.subscriptions')}>
      <Field.Root name="maxMonths" hint={words('rates.monthsHint')}>
        <Field.Label>{words('rates.months')}</Field.Label>
        <TextInput value={draft.maxMonths} inputMode="numeric" onChange={(event: Typed) => put({ maxMonths: event.target.value })} />
        <Field.Hint />
      </Field.Root>
    </Section>
  );
};

const Publish = ({ rates, draft }: { readonly rates: Rates; readonly draft: RatesDraft }) => {
  const words = useWords();
  const refusal = useNamedRefusal();
  const { toggleNotification } = useNotification();
  const act = useAct(publishRates, ['adminRates', 'adminAffiliates', 'adminContracts']);
  const typed = ratesOf(draft);
  const unchanged = JSON.stringify(typed) === JSON.stringify(ratesOf(draftOf(rates)));
  const send = () => {
    if (!typed) return;
    const body = { version: rates.version, rules: [...typed.rules], tiers: typed.tiers, maxMonths: typed.maxMonths };
    act.mutate(
      { asked: { params: { id: rates.id }, body } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('rates.published') }) },
    );
  };
  return (
    <>
      {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
      <div>
        <Confirm title={words('rates.publish')} text={words('rates.publishText')} confirm={words('rates.publish')} onConfirm={send}>
          <Button disabled={!typed || unchanged} loading={act.isPending}>
            {words('rates.publish')}
          </Button>
        </Confirm>
      </div>
    </>
  );
};

const Editor = ({ rates }: { readonly rates: Rates }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const [draft, setDraft] = useState(() => draftOf(rates));
  const put = (change: Partial<RatesDraft>) => setDraft((before) => ({ ...before, ...change }));
  const askable = { goods: rates.goods, groups: rates.groups, tiers: draft.tiers.steps.flatMap(({ name }) => name.trim() || []) };
  const { rules } = draft;
  return (
    <Stack>
      <p>{words('rates.help', { rate: percentText(rates.rateBasisPoints) })}</p>
      {rules.map((rule) => (
        <RuleFields
          key={rule.key}
          rule={rule}
          askable={askable}
          put={(change) => put({ rules: rules.map((each) => (each.key === rule.key ? { ...each, ...change } : each)) })}
          remove={() => put({ rules: rules.filter(({ key }) => key !== rule.key) })}
        />
      ))}
      <div>
        <Button
          variant="secondary"
          onClick={() => put({ rules: [...rules, { key: freeKey(rules), name: '', when: {}, kind: 'share', pays: '' }] })}
        >
          {words('rates.addRule')}
        </Button>
      </div>
      <TierFields tiers={draft.tiers} put={(change) => put({ tiers: { ...draft.tiers, ...change } })} />
      <Months draft={draft} put={put} />
      <Example program={rates.id} rules={ratesOf(draft)?.rules ?? rates.rules} askable={askable} />
      <TryPast program={rates.id} rates={ratesOf(draft)} />
      {mayManage ? <Publish rates={rates} draft={draft} /> : null}
      <Places places={rates.places} groups={rates.groups} />
    </Stack>
  );
};

const OfProgram = ({ id }: { readonly id: string }) => (
  <Loaded query={useRead(readRates, { params: { id } })}>{({ data }) => <Editor key={`${data.id} ${data.version}`} rates={data} />}</Loaded>
);

/** What a program pays for which sales, to whom, and the tiers there are to reach. */
export const RatesPage = () => {
  const words = useWords();
  const { values, change } = useUrlState(NAMES);
  const programs = useRead(listPrograms).data?.data ?? [];
  const program = values.program ?? programs[0]?.id;
  const choice = (
    <Controls>
      <Choice
        required
        wide
        label={words('affiliates.program')}
        value={program}
        onChoose={(chosen) => change({ program: chosen })}
        options={programs.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Controls>
  );
  return (
    <PageFrame
      title={words('rates.title')}
      subtitle={words('rates.subtitle')}
      permission="affiliates.read"
      up={{ label: words('affiliates.title'), to: to.affiliates() }}
      controls={choice}
    >
      {program === undefined ? <Empty title={words('rates.noProgram')} /> : <OfProgram key={program} id={program} />}
    </PageFrame>
  );
};
