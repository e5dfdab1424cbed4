import { Link, useParams } from 'react-router-dom';
import { readJournal } from '../../../../contracts/admin';
import {
  Amount,
  CopyButton,
  Facts,
  Loaded,
  Moment,
  Mono,
  PageFrame,
  Section,
  Stack,
  to,
  useCodeWords,
  useRead,
  useWords,
} from '../../shell/kit';
import { JournalLines } from './journal-lines';

/** One fact of money with every side of it. It can be read and never changed. */
export const JournalPage = () => {
  const words = useWords();
  const say = useCodeWords();
  const { id = '' } = useParams();
  const query = useRead(readJournal, { params: { id } });
  const journal = query.data?.data;
  const title = journal ? say('journal', journal.kind, journal.kind.replaceAll('_', ' ')) : words('ledger.journal');
  return (
    <PageFrame
      title={title}
      subtitle={words('ledger.journalNo', { id })}
      permission="ledger.read"
      up={{ label: words('ledger.title'), to: to.ledger() }}
    >
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Section title={words('ledger.fact')}>
              <Facts
                facts={[
                  [words('ledger.amount'), <Amount key="amount" value={data.amount} why={{ of: 'journal', id: data.id }} />],
                  [
                    words('field.order'),
                    data.orderNumber ? (
                      <Link key="order" to={to.order(data.orderNumber)}>
                        {data.orderNumber}
                      </Link>
                    ) : null,
                  ],
                  [words('ledger.occurred'), <Moment key="occurred" at={data.occurredAt} full />],
                  [words('ledger.posted'), <Moment key="posted" at={data.postedAt} full />],
                  [
                    words('ledger.source'),
                    <Mono key="source">
                      {data.sourceType} {data.sourceId}
                    </Mono>,
                  ],
                  [words('field.actor'), say('actor', data.actor, data.actor)],
                  [
                    words('ledger.key'),
                    <span key="key">
                      <Mono>{data.key}</Mono> <CopyButton text={data.key} label={words('controls.copy')} />
                    </span>,
                  ],
                ]}
              />
            </Section>
            <Section title={words('ledger.lines')}>
              <JournalLines journal={data} />
            </Section>
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
};
