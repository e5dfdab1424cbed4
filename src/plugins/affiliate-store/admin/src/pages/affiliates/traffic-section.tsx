import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { readAffiliateTraffic, sourceDimension } from '../../../../contracts/links';
import type { SourceReport } from '../../../../contracts/links';
import { Loaded, Quiet, Section, useRead, useWords } from '../../shell/kit';

type Row = SourceReport['rows'][number];
/** Whoever wants to see more of them asks the affiliate: theirs is the whole report. */
const SHOWN = 12;

const Line = ({ row }: { readonly row: Row }) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const name = row.value === '' ? words('traffic.bare') : row.value === '*' ? words('traffic.beyond') : (row.name ?? row.value);
  return (
    <li>
      <bdi>{name}</bdi>
      <div>
        <Quiet>
          {words('traffic.figures', { clicks: row.countedClicks, sales: row.sales })}
          {row.refunded === 0
            ? null
            : ` · ${words('traffic.refunded', {
                count: row.refunded,
                rate: formatNumber(row.refundBasisPoints / 10_000, { style: 'percent', maximumFractionDigits: 1 }),
              })}`}
        </Quiet>
      </div>
    </li>
  );
};

/** Where an affiliate's clicks and sales of the last thirty days come from, and how many of the sales were given back. */
export const TrafficSection = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const [by, setBy] = useState<SourceReport['by']>('channel');
  const query = useRead(readAffiliateTraffic, { params: { id: affiliate }, query: { by } });
  return (
    <Section title={words('traffic.title')}>
      <SingleSelect aria-label={words('traffic.by')} value={by} onChange={(value) => setBy(sourceDimension.parse(value))}>
        {sourceDimension.options.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {words(`traffic.by.${one}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Loaded query={query}>
        {({ data }) =>
          data.rows.length === 0 ? (
            <Quiet>{words('traffic.empty')}</Quiet>
          ) : (
            <ul>
              {data.rows.slice(0, SHOWN).map((row) => (
                <Line key={row.value} row={row} />
              ))}
              {data.rows.length > SHOWN ? <Quiet>{words('traffic.more', { count: data.rows.length - SHOWN })}</Quiet> : null}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
};
