import type { Why } from '../../shell/explain';
import { useIntl } from 'react-intl';
import type { AdminOrder, ShareRow } from '../../../../contracts/admin';
import { Amount, DataTable, Day, isZero, Quiet, Section, StateChip, useCodeWords, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

/** How a share stands: its state, and when it can be paid. */
const Standing = ({ share }: { readonly share: ShareRow }) => {
  const words = useWords();
  const codeWords = useCodeWords();
  if (!share.state) return <Quiet>—</Quiet>;
  const waits = share.state === 'pending' && share.payableAt;
  return (
    <>
      <StateChip of="commission" state={share.state} />
      {waits ? (
        <div>
          <Quiet>
            {words('split.payable')} <Day at={share.payableAt} />
          </Quiet>
        </div>
      ) : null}
      {share.reason ? (
        <div>
          <Quiet>{codeWords('reason', share.reason, share.reason)}</Quiet>
        </div>
      ) : null}
    </>
  );
};

/** What may have happened to a share since. */
const LATER = [
  { key: 'reversed', word: 'split.reversed' },
  { key: 'fee', word: 'split.fee' },
  { key: 'held', word: 'split.held' },
] as const;

const SinceThen = ({ share, why }: { readonly share: ShareRow; readonly why: Why }) => {
  const words = useWords();
  const happened = LATER.filter(({ key }) => !isZero(share[key]));
  return (
    <>
      {happened.length === 0 ? (
        <Quiet>—</Quiet>
      ) : (
        happened.map(({ key, word }) => (
          <div key={key}>
            <Quiet>{words(word)}</Quiet> <Amount value={share[key]} why={why} />
          </div>
        ))
      )}
    </>
  );
};

/** Who got what of this order, and how each share stands. Every amount says why. */
export const SplitTable = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const { formatDisplayName } = useIntl();
  const country = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (formatDisplayName(code, { type: 'region' }) ?? code) : code);
  const why = (share: ShareRow) => ({ of: 'order_share' as const, id: order.number, part: share.key });
  const columns: Column<ShareRow>[] = [
    {
      key: 'who',
      label: words('split.who'),
      render: (share) => (
        <>
          <bdi>{share.role === 'payment_fee' ? words('role.payment_fee') : share.role === 'tax' ? country(share.who) : share.who}</bdi>
          {share.role === 'payment_fee' ? null : (
            <div>
              <Quiet>{words(`role.${share.role}`)}</Quiet>
            </div>
          )}
        </>
      ),
    },
    { key: 'state', label: words('field.state'), render: (share) => <Standing share={share} /> },
    { key: 'amount', label: words('split.earned'), figure: true, render: (share) => <Amount value={share.amount} why={why(share)} /> },
    { key: 'since', label: words('split.since'), figure: true, render: (share) => <SinceThen share={share} why={why(share)} /> },
    {
      key: 'net',
      label: words('split.net'),
      figure: true,
      render: (share) => (
        <strong>
          <Amount value={share.net} why={why(share)} />
        </strong>
      ),
    },
  ];
  return (
    <Section title={words('split.title')}>
      {order.split.length === 0 ? (
        <Quiet>{words('split.none')}</Quiet>
      ) : (
        <DataTable
          plain
          caption={words('split.title')}
          rows={order.split.filter((share) => share.role !== 'tax' || !isZero(share.amount))}
          columns={columns}
          keyOf={(share) => share.key}
        />
      )}
    </Section>
  );
};
