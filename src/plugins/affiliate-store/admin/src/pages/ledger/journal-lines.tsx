import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { JournalView } from '../../../../contracts/admin';
import { Amount, Quiet, to, useCodeWords, useWords } from '../../shell/kit';

const Lines = styled.table`
  width: 100%;
  border-collapse: collapse;
  th {
    text-align: start;
    font-size: 1.1rem;
    font-weight: 600;
    text-transform: uppercase;
    letter-spacing: 0.04em;
    color: ${({ theme }) => theme.colors.neutral600};
    padding-block: 4px;
  }
  td {
    padding: 6px 0;
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
    overflow-wrap: anywhere;
  }
  .figure {
    text-align: end;
    white-space: nowrap;
    padding-inline-start: 16px;
    width: 1%;
  }
  a {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
`;

/** Both sides of a journal, as bookkeepers read it: debits in one column, credits in the other. */
export const JournalLines = ({ journal }: { readonly journal: JournalView }) => {
  const words = useWords();
  const say = useCodeWords();
  const { currency } = journal.amount;
  return (
    <Lines>
      <thead>
        <tr>
          <th scope="col">{words('ledger.account')}</th>
          <th scope="col" className="figure">
            {words('ledger.debit')}
          </th>
          <th scope="col" className="figure">
            {words('ledger.credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {journal.lines.map((line) => {
          const amount = <Amount value={line.amount} why={{ of: 'journal_line', id: journal.id, part: String(line.lineNo) }} />;
          return (
            <tr key={line.lineNo}>
              <td>
                <Link to={to.account(line.address, currency)}>{say('account', line.type, line.type.replaceAll('_', ' '))}</Link>{' '}
                <Quiet>
                  <bdi>{line.ownerName ?? line.owner}</bdi>
                  {line.bucket ? ` · ${say('bucket', line.bucket, line.bucket)}` : ''}
                </Quiet>
              </td>
              <td className="figure">{line.side === 'debit' ? amount : null}</td>
              <td className="figure">{line.side === 'credit' ? amount : null}</td>
            </tr>
          );
        })}
      </tbody>
    </Lines>
  );
};
