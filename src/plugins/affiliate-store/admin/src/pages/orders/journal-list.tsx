import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { JournalView } from '../../../../contracts/admin';
import { Moment, Quiet, Section, to, useCodeWords, useWords } from '../../shell/kit';
import { JournalLines } from '../ledger/journal-lines';

const Journals = styled.div`
  display: grid;
  gap: 20px;
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: baseline;
    margin-block-end: 4px;
  }
  header > :last-child {
    margin-inline-start: auto;
  }
`;

/** What was booked for an order, or for one thing that happened to it, line by line, newest last. */
export const JournalList = ({ journals, title }: { readonly journals: readonly JournalView[]; readonly title?: string }) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <Section title={title ?? words('order.journals')}>
      {journals.length === 0 ? (
        <Quiet>{words('order.noJournals')}</Quiet>
      ) : (
        <Journals>
          {journals.map((journal) => (
            <article key={journal.id}>
              <header>
                <Link to={to.journal(journal.id)}>{say('journal', journal.kind, journal.kind.replaceAll('_', ' '))}</Link>
                <Quiet>
                  <bdi>{journal.key}</bdi>
                </Quiet>
                <Quiet>
                  <Moment at={journal.occurredAt} full />
                </Quiet>
              </header>
              <JournalLines journal={journal} />
            </article>
          ))}
        </Journals>
      )}
    </Section>
  );
};
