import { Button, Checkbox, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { planPayoutRun, startPayoutRun } from '../../../../contracts/admin-payouts';
import type { PayoutPlan } from '../../../../contracts/admin-payouts';
import { payoutMethodKind } from '../../../../contracts/payouts';
import {
  Amount,
  DataTable,
  Empty,
  Facts,
  Loaded,
  minorOf,
  moneyText,
  PageFrame,
  Quiet,
  Section,
  Stack,
  to,
  useAct,
  useRead,
  useRefusalWords,
  useUrlState,
  useWords,
} from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { useObstacleWords } from './obstacle-words';

const NAMES = ['currency', 'method'] as const;

type Asked = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;
const CURRENCY = /^[A-Z]{3}$/;
/** What is asked for until somebody chooses something else: what most shops pay by. */
const askedFor = ({ currency = 'EUR', method = 'sepa' }: Asked) => ({
  currency,
  method: payoutMethodKind.safeParse(method).data ?? 'sepa',
});
type Typed = { target: { value: string } };

const Question = ({ values, change }: Pick<ReturnType<typeof useUrlState<typeof NAMES>>, 'values' | 'change'>) => {
  const words = useWords();
  const { currency, method } = askedFor(values);
  const [typed, setTyped] = useState(currency);
  const type = (text: string) => {
    setTyped(text);
    if (CURRENCY.test(text)) change({ currency: text });
  };
  return (
    <Section title={words('wizard.what')}>
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <Field.Root name="currency">
          <Field.Label>{words('wizard.currency')}</Field.Label>
          <TextInput value={typed} maxLength={3} onChange={(event: Typed) => type(event.target.value.toUpperCase())} />
        </Field.Root>
        <Field.Root name="method">
          <Field.Label>{words('payouts.method')}</Field.Label>
          <SingleSelect value={method} onChange={(kind) => change({ method: String(kind) })}>
            {payoutMethodKind.options.map((kind) => (
              <SingleSelectOption key={kind} value={kind}>
                {words(`payouts.method.${kind}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Flex>
    </Section>
  );
};

interface ChoiceProps {
  readonly plan: PayoutPlan;
  readonly excluded: ReadonlySet<string>;
  readonly exclude: (party: string, out: boolean) => void;
}

const Included = ({ plan, excluded, exclude }: ChoiceProps) => {
  const words = useWords();
  return (
    <Section title={words('wizard.in', { count: plan.included.length })}>
      {plan.included.length === 0 ? (
        <Empty title={words('wizard.nobody')} hint={words('wizard.nobodyHint')} />
      ) : (
        <DataTable
          plain
          caption={words('wizard.in', { count: plan.included.length })}
          rows={plan.included}
          keyOf={(one) => one.party}
          columns={[
            {
              key: 'who',
              label: words('payouts.payee'),
              render: (one) => (
                <Checkbox checked={!excluded.has(one.party)} onCheckedChange={(on) => exclude(one.party, on !== true)}>
                  {one.name}
                </Checkbox>
              ),
            },
            {
              key: 'method',
              label: words('payouts.method'),
              render: (one) => (
                <>
                  <bdi>{one.method?.shown ?? ''}</bdi> {one.requested ? <Quiet>{words('wizard.requested')}</Quiet> : null}
                </>
              ),
            },
            { key: 'amount', label: words('payouts.amount'), figure: true, render: (one) => <Amount value={one.amount} /> },
            { key: 'fee', label: words('payouts.fee'), figure: true, render: (one) => <Amount value={one.fee} /> },
          ]}
        />
      )}
    </Section>
  );
};

/** Who is not in, by reason: the same reason stands together. */
const Left = ({ plan }: { readonly plan: PayoutPlan }) => {
  const words = useWords();
  const say = useObstacleWords();
  if (plan.left.length === 0) return null;
  const rows = [...plan.left].sort((a, b) => ((a.obstacles[0]?.code ?? '') < (b.obstacles[0]?.code ?? '') ? -1 : 1));
  return (
    <Section title={words('wizard.out', { count: plan.left.length })}>
      <DataTable
        plain
        caption={words('wizard.out', { count: plan.left.length })}
        rows={rows}
        keyOf={(one) => one.party}
        columns={[
          { key: 'why', label: words('wizard.why'), render: (one) => one.obstacles.map(say).join(' ') },
          { key: 'who', label: words('payouts.payee'), render: (one) => <bdi>{one.name}</bdi> },
          { key: 'balance', label: words('wizard.balance'), figure: true, render: (one) => <Amount value={one.available} /> },
        ]}
      />
    </Section>
  );
};

const Funding = ({ plan, total }: { readonly plan: PayoutPlan; readonly total: string }) => {
  const words = useWords();
  const stripe = askedFor(useUrlState(NAMES).values).method === 'stripe';
  const { needed, atBank, atProvider, covered } = plan.funding;
  return (
    <Section title={words('wizard.funding')}>
      <Stack>
        <Facts
          facts={[
            [words('wizard.needed'), <Amount key="needed" value={{ ...needed, amount: total }} />],
            [words('wizard.atBank'), <Amount key="bank" value={atBank} />],
            [words('wizard.atProvider'), <Amount key="provider" value={atProvider} />],
          ]}
        />
        {stripe ? <Notice tone="neutral">{words('wizard.stripeHint')}</Notice> : null}
        {covered ? null : <Notice tone="warning">{words('wizard.notCovered')}</Notice>}
        {plan.payerMissing ? <Notice tone="danger">{words('wizard.payerMissing')}</Notice> : null}
        {plan.frozen ? <Notice tone="danger">{words('wizard.frozen')}</Notice> : null}
      </Stack>
    </Section>
  );
};

const sumOf = (plan: PayoutPlan, excluded: ReadonlySet<string>): bigint =>
  plan.included.filter((one) => !excluded.has(one.party)).reduce((sum, one) => sum + BigInt(one.amount.amount), 0n);

/** The total is typed, not clicked: whoever sends money has read how much. */
const Confirming = ({
  plan,
  excluded,
  total,
}: {
  readonly plan: PayoutPlan;
  readonly excluded: ReadonlySet<string>;
  readonly total: string;
}) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { locale } = useIntl();
  const navigate = useNavigate();
  const key = useRef(crypto.randomUUID());
  const [typed, setTyped] = useState('');
  const { values } = useUrlState(NAMES);
  const act = useAct(startPayoutRun, ['adminPayouts']);
  const { method } = askedFor(values);
  const money = { ...plan.minimum, amount: total };
  const right = minorOf(typed, money.exponent) === total && total !== '0';
  const second = BigInt(total) > BigInt(plan.approvalAbove.amount);
  const send = () => {
    act.mutate(
      {
        key: `${key.current}:${total}`,
        asked: {
          body: { currency: plan.currency, method, cutOff: plan.cutOffAt, minimum: plan.minimum.amount, excluded: [...excluded], total },
        },
      },
      { onSuccess: ({ data }) => navigate(to.payoutRun(data.id)) },
    );
  };
  return (
    <Section title={words('wizard.confirm')}>
      <Stack>
        {second ? <Notice tone="neutral">{words('wizard.second', { amount: moneyText(plan.approvalAbove, locale) })}</Notice> : null}
        <Field.Root name="total" required hint={words('wizard.typeTotal', { amount: moneyText(money, locale) })}>
          <Field.Label>{words('runs.total')}</Field.Label>
          <TextInput inputMode="decimal" autoComplete="off" value={typed} onChange={(event: Typed) => setTyped(event.target.value)} />
          <Field.Hint />
        </Field.Root>
        {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
        <Flex>
          <Button disabled={!right || plan.frozen || plan.payerMissing} loading={act.isPending} onClick={send}>
            {words(second ? 'wizard.submit' : 'wizard.go', { amount: moneyText(money, locale) })}
          </Button>
        </Flex>
      </Stack>
    </Section>
  );
};

const Plan = ({ plan }: { readonly plan: PayoutPlan }) => {
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const exclude = (party: string, out: boolean) =>
    setExcluded((before) => {
      const after = new Set(before);
      if (out) after.add(party);
      else after.delete(party);
      return after;
    });
  const total = sumOf(plan, excluded).toString();
  return (
    <Stack>
      <Included {...{ plan, excluded, exclude }} />
      <Left plan={plan} />
      <Funding plan={plan} total={total} />
      <Confirming {...{ plan, excluded, total }} />
    </Stack>
  );
};

/** A run in one page from top to bottom: what, who, whether there is money, and the total by hand. */
export const RunWizard = () => {
  const words = useWords();
  const { values, change } = useUrlState(NAMES);
  const { currency, method } = askedFor(values);
  const ready = CURRENCY.test(currency);
  const query = useRead(planPayoutRun, ready ? { query: { currency, method } } : {}, { enabled: ready });
  return (
    <PageFrame
      title={words('runs.new')}
      subtitle={words('wizard.subtitle')}
      permission="payouts.prepare"
      up={{ label: words('runs.title'), to: to.payoutRuns() }}
    >
      <Stack>
        <Question values={values} change={change} />
        {ready ? <Loaded query={query}>{({ data }) => <Plan key={`${data.currency} ${data.cutOffAt}`} plan={data} />}</Loaded> : null}
      </Stack>
    </PageFrame>
  );
};
