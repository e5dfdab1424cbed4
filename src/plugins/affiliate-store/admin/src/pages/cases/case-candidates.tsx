import { listCaseCandidates } from '../../../../contracts/admin';
import type { CaseCandidate } from '../../../../contracts/admin';
import { Amount, DataTable, Loaded, Moment, OrderLink, Quiet, Section, useCodeWords, useRead, useWords } from '../../shell/kit';

const Weighed = ({ one }: { readonly one: CaseCandidate }) => {
  const words = useWords();
  const say = useCodeWords();
  if (one.outcome === null) return <Quiet>{words('cases.noTouch')}</Quiet>;
  return (
    <>
      {words('cases.touches', { count: one.touches })}
      <div>
        <Quiet>{say('reason', one.reason ?? '', one.reason ?? '')}</Quiet>
      </div>
    </>
  );
};

/** Orders that may be the sale somebody misses; the partner is shown none of them. */
export const CaseCandidates = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const query = useRead(listCaseCandidates, { params: { id } });
  return (
    <Section title={words('cases.candidates')}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Quiet>{words('cases.candidatesNone')}</Quiet>
          ) : (
            <DataTable
              plain
              caption={words('cases.candidates')}
              rows={data}
              keyOf={(one) => one.orderNumber}
              columns={[
                {
                  key: 'order',
                  label: words('cases.order'),
                  render: (one) => (
                    <>
                      <OrderLink number={one.orderNumber} />
                      <div>
                        <Quiet>{one.products}</Quiet>
                      </div>
                    </>
                  ),
                },
                { key: 'paid', label: words('cases.paidAt'), render: (one) => <Moment at={one.paidAt} full /> },
                { key: 'touches', label: words('cases.weighed'), render: (one) => <Weighed one={one} /> },
                {
                  key: 'total',
                  label: words('cases.total'),
                  figure: true,
                  render: (one) => <Amount value={one.total} why={{ of: 'order_sum', id: one.orderNumber, part: 'gross' }} />,
                },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
};
