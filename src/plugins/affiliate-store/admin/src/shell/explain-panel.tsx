import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { explainAmount } from '../../../contracts/admin';
import type { Explanation, ExplanationStep, MoneyView } from '../../../contracts/primitives';
import { Amount } from './amount';
import { useExplaining } from './explain';
import type { Why } from './explain';
import { moneyText } from './money';
import { to } from './plugin';
import { useRead } from './queries';
import { SidePanel } from './side-panel';
import { Loaded } from './states';
import { useCodeWords, useWords } from './words';

const Steps = styled.ol`
  margin-block: 24px;
  li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px 16px;
    padding-block: 12px;
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
    font-size: 1.4rem;
    line-height: 1.5;
    color: ${({ theme }) => theme.colors.neutral800};
  }
  li > :nth-child(2) {
    text-align: end;
    font-weight: 500;
  }
  .links {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    font-size: 1.2rem;
  }
  a {
    color: ${({ theme }) => theme.colors.primary600};
  }
`;
const Big = styled.div`
  font-size: 2.8rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** Facts that are minor units of the explained currency. */
const MONEY_FACTS = new Set([
  'fees',
  'taken',
  'reversed',
  'held',
  'base',
  'gross',
  'net',
  'platform',
  'afterPlatform',
  'unitCost',
  'fixed',
  'pool',
  'wanted',
  'left',
  'capMost',
  'capUsed',
  'cut',
  'amount',
  'refunded',
  'total',
  'before',
  'after',
  'fee',
  'tax',
]);

/** Minor units with parts of one ("2832.9") as money that keeps them (28.329), by moving the point in the digits. */
const exactText = (value: string, { currency, exponent }: MoneyView, locale: string): string => {
  const found = /^(-?)(\d+)(?:\.(\d*?)0*)?$/.exec(value);
  if (!found) return value;
  const [, sign = '', whole = '', parts = ''] = found;
  return moneyText({ amount: `${sign}${whole}${parts}`, currency, exponent: exponent + parts.length }, locale);
};

/** Facts as a person reads them: minor units as money, basis points as a percentage, moments as days. */
export const readableFacts = (facts: Readonly<Record<string, string>>, money: MoneyView | null, locale: string): Record<string, string> => {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (/^-?\d+$/.test(value) && (name === 'bps' || name.endsWith('BasisPoints')))
        return [name, percent.format(`${value}e-4` as unknown as number)];
      if (money && name === 'exact') return [name, exactText(value, money, locale)];
      if (money && MONEY_FACTS.has(name) && /^-?\d+$/.test(value)) return [name, moneyText({ ...money, amount: value }, locale)];
      if (/^\d{4}-\d\d-\d\dT/.test(value)) return [name, new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(value))];
      return [name, value];
    }),
  );
};

const linkOf = (name: string, value: string, currency: string | undefined): string | null => {
  if (name === 'order') return to.order(value);
  if (name === 'journal') return to.journal(value);
  if (name === 'account' && currency) return to.account(value, currency);
  if (name === 'document') return to.invoices({ search: value });
  if (name === 'affiliate') return to.affiliates({ search: value });
  return null;
};

const StepLinks = ({ facts, currency }: { readonly facts: Readonly<Record<string, string>>; readonly currency: string | undefined }) => {
  const say = useCodeWords();
  const links = Object.entries(facts).flatMap(([name, value]) => {
    const href = linkOf(name, value, currency);
    return href
      ? [
          <Link key={name} to={href}>
            {say('explain.link', name, name)} <bdi>{value}</bdi>
          </Link>,
        ]
      : [];
  });
  return links.length === 0 ? null : <div className="links">{links}</div>;
};

const Step = ({ step, money }: { readonly step: ExplanationStep; readonly money: MoneyView | null }) => {
  const say = useCodeWords();
  const { locale } = useIntl();
  const of = step.amount ?? money;
  return (
    <li>
      <span>{say('step', step.code, step.text, readableFacts(step.facts, of, locale))}</span>
      <span>{step.amount ? <Amount value={step.amount} /> : null}</span>
      <StepLinks facts={step.facts} currency={of?.currency} />
    </li>
  );
};

/** Why an amount is what it is: event, rule, base, rate, rounding, and what happened since. */
export const ExplanationSum = ({ explanation, title }: { readonly explanation: Explanation; readonly title?: string }) => (
  <>
    <Typography variant="epsilon" textColor="neutral600" tag="p">
      {title ?? explanation.title}
    </Typography>
    {explanation.amount ? (
      <Big>
        <Amount value={explanation.amount} />
      </Big>
    ) : null}
    <Steps>
      {explanation.steps.map((step, index) => (
        <Step key={index} step={step} money={explanation.amount} />
      ))}
    </Steps>
  </>
);

type Titles = Readonly<Record<Why['of'], (why: { readonly id: string; readonly part: string }) => string>>;

/** What is being explained, in the administrator's language. */
const useWhyTitle = () => {
  const words = useWords();
  const say = useCodeWords();
  const ofList = (list: string, currency: string) => words('why.list', { list: say('whyList', list, list), currency });
  const titles: Titles = {
    order_share: ({ id, part }) => words('why.share', { role: say('role', part.split(':')[1] ?? '', part), order: id }),
    order_sum: ({ id, part }) => words('why.sum', { part: say('whyPart', part, part), order: id }),
    account: ({ id, part }) => words('why.account', { account: say('account', id.split(':')[0] ?? '', id), address: id, currency: part }),
    entry: ({ id }) => words('why.entry', { address: id }),
    journal: ({ id }) => words('why.journal', { journal: id }),
    journal_line: ({ id, part }) => words('why.line', { line: part, journal: id }),
    trial_balance: ({ id, part }) => words('why.trialBalance', { figure: say('whyPart', id, id), currency: part }),
    commission: () => words('why.commission'),
    figure: ({ id, part }) => {
      const [from = '', to = ''] = part.split('_');
      return words('why.figure', { figure: say('figure', id, id), from, to });
    },
    in_currency: ({ id, part }) => {
      const [from = '', to = ''] = part.split('_');
      return words('why.figure', { figure: say('inCurrencies.figure', id, id), from, to });
    },
    place_figure: ({ id, part }) => {
      const [from = '', to = ''] = part.split('_');
      return words('why.figure', { figure: say('reportFigure', id, id), from, to });
    },
    cohort: ({ part }) => {
      const [joined = '', month = ''] = part.split('_');
      return words('why.cohort', { joined, month: month === 'all' ? '' : month });
    },
    paid_event: () => words('why.paidEvent'),
    payout: () => words('why.payout'),
    payout_run: () => words('why.run'),
    finding: ({ part }) => words('why.finding', { side: part }),
    customer: ({ id }) => words('why.customer', { order: id }),
    subscription: () => words('why.subscription'),
    document: ({ part }) => words('why.document', { part: say('whyPart', part, part) }),
    self_billed: () => words('selfBilled.title'),
    statement: ({ id }) => words('why.statement', { statement: id }),
    orders: ({ part }) => ofList('orders', part),
    documents: ({ part }) => ofList('documents', part),
    statements: ({ part }) => ofList('statements', part),
    subscriptions: ({ part }) => ofList('subscriptions', part),
  };
  return ({ of, id, part = '' }: Why): string => titles[of]({ id, part });
};

/** The panel that opens when an amount is pressed. */
export const ExplainPanel = () => {
  const words = useWords();
  const titleOf = useWhyTitle();
  const { current, close } = useExplaining();
  const query = useRead(explainAmount, current ? { query: current } : {}, { enabled: current !== null });
  if (!current) return null;
  return (
    <SidePanel title={words('explain.title')} onClose={close}>
      <Loaded query={query}>{({ data }) => <ExplanationSum explanation={data} title={titleOf(current)} />}</Loaded>
    </SidePanel>
  );
};
