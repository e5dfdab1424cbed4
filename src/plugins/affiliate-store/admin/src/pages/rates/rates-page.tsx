import { Button, Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import type { Data } from '../../../../contracts/endpoint';
import { readRates } from '../../../../contracts/rates';
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
  useMay,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import { draftOf, freeKey, ratesOf, type RatesDraft } from './draft';
import { Example } from './example';
import { Places } from './places';
import { Publish } from './publish-rates';
import { RuleFields } from './rule-fields';
import { TierFields } from './tier-fields';
import { TryPast } from './try-past';

type Rates = Data<typeof readRates>;
type Typed = { target: { value: string } };
const NAMES = ['program'] as const;

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
