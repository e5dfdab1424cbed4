import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { readBooks, runBooks } from '../../../../contracts/admin';
import type { InvariantView } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import {
  Loaded,
  Moment,
  PageFrame,
  Quiet,
  Stack,
  StateChip,
  to,
  useAct,
  useCodeWords,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { UnfreezeButton } from './unfreeze-button';
import { AccountingSection } from './accounting-section';
import { ProofSection } from './proof-section';

const Board = styled.ul`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
  > li {
    padding: 14px 20px;
    display: grid;
    grid-template-columns: 4rem minmax(0, 1fr) auto;
    gap: 4px 12px;
    align-items: start;
  }
  > li + li {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  .id {
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  .offenders {
    grid-column: 2 / -1;
    margin-block-start: 8px;
    display: grid;
    gap: 8px;
  }
  .offenders li {
    padding: 8px 12px;
    background: ${({ theme }) => theme.colors.danger100};
    border-radius: ${({ theme }) => theme.borderRadius};
    overflow-wrap: anywhere;
  }
  a {
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

type Offender = InvariantView['offenders'][number];

const placeOf = ({ what, id, orderNumber }: Offender): string | null => {
  if (orderNumber) return to.order(orderNumber);
  if (what === 'journal') return to.journal(id);
  if (what === 'order') return to.order(id);
  if (what === 'party') return to.ledger({ owner: id });
  if (what === 'event') return to.webhooks({ search: id });
  return what === 'account' ? to.ledger({ search: id }) : null;
};

const OffenderLine = ({ offender }: { readonly offender: Offender }) => {
  const words = useWords();
  const place = placeOf(offender);
  const name = `${offender.what} ${offender.id}`;
  return (
    <li>
      {place ? (
        <Link to={place}>
          <bdi>{name}</bdi>
        </Link>
      ) : (
        <bdi>{name}</bdi>
      )}{' '}
      — {offender.text}
      {offender.expected !== null || offender.found !== null ? (
        <div>
          <Quiet>{words('books.expectedFound', { expected: offender.expected ?? '—', found: offender.found ?? '—' })}</Quiet>
        </div>
      ) : null}
    </li>
  );
};

/** What was looked at; when, only where it was not with all the others. */
const Looked = ({ invariant, together }: { readonly invariant: InvariantView; readonly together: string | null }) => {
  const words = useWords();
  if (invariant.state === 'not_applicable') return <>{words('books.nothingOfThatKind')}</>;
  return (
    <>
      {words('books.looked', { count: invariant.looked })}
      {invariant.checkedAt === together ? null : (
        <>
          {' '}
          · <Moment at={invariant.checkedAt} />
        </>
      )}
    </>
  );
};

const Sentence = ({ invariant, together }: { readonly invariant: InvariantView; readonly together: string | null }) => {
  const say = useCodeWords();
  return (
    <li>
      <span className="id">{invariant.id}</span>
      <div>
        {say('invariant', invariant.id, invariant.id)}
        <div>
          <Quiet>
            <Looked invariant={invariant} together={together} />
          </Quiet>
        </div>
      </div>
      <StateChip of="invariant" state={invariant.state} />
      {invariant.offenders.length > 0 ? (
        <ul className="offenders">
          {invariant.offenders.map((offender, index) => (
            <OffenderLine key={index} offender={offender} />
          ))}
        </ul>
      ) : null}
    </li>
  );
};

/** Among the reasons of a freeze: a backup was put back, and what was paid out since it was made is not known. */
const RESTORED = 'RESTORED';

const Summary = ({ books }: { readonly books: Data<typeof readBooks> }) => {
  const words = useWords();
  const mayUnfreeze = useMay('books.unfreeze');
  const reasons = books.frozenBy.filter((one) => one !== RESTORED);
  const broken = books.invariants.filter((one) => one.state === 'broken').length;
  return (
    <>
      {books.payoutsFrozen ? (
        <Notice tone="danger" title={words('books.frozen')}>
          {books.frozenBy.includes(RESTORED) ? <p>{words('books.frozenRestored')}</p> : null}
          {reasons.length > 0 ? <p>{words('books.frozenText', { broken: reasons.join(', ') })}</p> : null}
          <p>
            {words('books.frozenSince')} <Moment at={books.frozenSince} />
          </p>
          {mayUnfreeze ? <UnfreezeButton /> : null}
        </Notice>
      ) : null}
      <p>
        {broken > 0 ? words('books.broken', { count: broken }) : words('books.allHold')}{' '}
        <Quiet>
          {words('books.checked')} <Moment at={books.checkedAt} />
        </Quiet>
      </p>
    </>
  );
};

/** Checks everything now. */
const RunButton = () => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const run = useAct(runBooks, ['adminBooks', 'adminOverview']);
  const start = () =>
    run.mutate(
      { asked: {} },
      {
        onSuccess: ({ data }) =>
          toggleNotification(
            data.invariants.some((one) => one.state === 'broken')
              ? { type: 'danger', message: words('books.ranBroken') }
              : { type: 'success', message: words('books.ranWell') },
          ),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Button loading={run.isPending} onClick={start}>
      {words('books.run')}
    </Button>
  );
};

/** What must be true of the books, and whether it is. */
export const BooksPage = () => {
  const words = useWords();
  const mayRun = useMay('books.run');
  const query = useRead(readBooks, {}, { refreshMs: 60_000 });
  return (
    <PageFrame
      title={words('books.title')}
      subtitle={words('books.subtitle')}
      permission="books.read"
      action={mayRun ? <RunButton /> : null}
    >
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Summary books={data} />
            <Board>
              {data.invariants.map((invariant) => (
                <Sentence key={invariant.id} invariant={invariant} together={data.checkedAt} />
              ))}
            </Board>
            <ProofSection />
            <AccountingSection />
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
};
