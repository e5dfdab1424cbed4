import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { listRates, readCurrencies } from '../../../../contracts/admin';
import type { RateRow } from '../../../../contracts/admin';
import {
  Choice,
  ListSkeleton,
  Loaded,
  Moment,
  PageFrame,
  Rows,
  Section,
  Stack,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Quote } from '../../shell/exchange';
import { BoardSection } from './board-section';
import { ChooseSection } from './choose-section';
import { EnterRate } from './enter-rate';

const NAMES = ['currency'] as const;

const useColumns = (): Column<RateRow>[] => {
  const words = useWords();
  return [
    { key: 'rate', label: words('currencies.rate'), render: (rate) => <Quote exchange={rate} /> },
    { key: 'state', label: words('field.state'), render: ({ state }) => <StateChip of="rate" state={state} /> },
    { key: 'source', label: words('currencies.source'), render: ({ source }) => <bdi>{source}</bdi> },
    { key: 'from', label: words('currencies.from'), render: ({ validFrom }) => <Moment at={validFrom} full /> },
    { key: 'by', label: words('currencies.enteredBy'), render: ({ enteredBy }) => <bdi>{enteredBy}</bdi> },
    { key: 'at', label: words('currencies.enteredAt'), render: ({ enteredAt }) => <Moment at={enteredAt} /> },
  ];
};

const History = ({ currencies }: { readonly currencies: readonly string[] }) => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const query = useList(listRates, values.currency ? { currency: values.currency } : {});
  const choice = (
    <Choice
      label={words('field.currency')}
      value={values.currency}
      onChoose={(currency) => change({ currency })}
      options={currencies.map((code) => ({ value: code, label: code }))}
    />
  );
  return (
    <Section title={words('currencies.history')} aside={choice}>
      <Rows
        caption={words('currencies.history')}
        query={query}
        columns={useColumns()}
        keyOf={({ id }) => id}
        empty={{ title: words('currencies.noHistory'), hint: words('currencies.noHistoryHint') }}
        onClear={filtered ? clear : null}
      />
    </Section>
  );
};

/** Currencies the shop sells in, the rates that convert prices, and every rate there ever was. */
export const CurrenciesPage = () => {
  const words = useWords();
  const mayManage = useMay('currencies.manage');
  const linkOf = useRowLink('rate');
  const [entering, stopEntering] = usePanel('rate');
  const query = useRead(readCurrencies);
  const enter = mayManage ? (
    <LinkButton tag={Link} to={linkOf('new')} startIcon={<Plus />}>
      {words('currencies.enter')}
    </LinkButton>
  ) : null;
  return (
    <PageFrame title={words('currencies.title')} subtitle={words('currencies.subtitle')} permission="currencies.read" action={enter}>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ data: board }) => (
          <Stack>
            <BoardSection board={board} />
            <ChooseSection key={board.converted.map(({ currency }) => currency).join()} board={board} />
            <History currencies={board.converted.map(({ currency }) => currency)} />
            {entering && mayManage ? <EnterRate key={entering} board={board} currency={entering} onClose={stopEntering} /> : null}
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
};
