import { Flex } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { AdminOrder } from '../../../../contracts/admin';
import { issueMissingDocuments, listDocuments } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Amount, Quiet, Section, Stack, StateChip, isZero, to, useMay, useRead, useWords } from '../../shell/kit';
import { OpenDocument } from '../invoices/open-document';

const Documents = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const mayIssue = useMay('invoices.issue');
  const query = useRead(listDocuments, { query: { order: order.number, pageSize: '100' } });
  if (!query.data) return null;
  const rows = [...query.data.data].reverse();
  return (
    <Section title={words('invoices.ofOrder')}>
      <Stack>
        {rows.map((row) => (
          <Flex key={row.id} justifyContent="space-between" gap={3} wrap="wrap">
            <div>
              <Link to={to.invoices({ search: row.number })}>
                <bdi>{row.number}</bdi>
              </Link>
              <div>
                <StateChip of="document" state={row.kind} />{' '}
                <Amount value={row.total} why={{ of: 'document', id: row.id, part: 'total' }} />
              </div>
            </div>
            <OpenDocument document={row} />
          </Flex>
        ))}
        {rows.length === 0 ? <Quiet>{words('invoices.noneOfOrder')}</Quiet> : null}
        {rows.length === 0 && mayIssue && order.paidAt !== null && !isZero(order.total) ? (
          <ActButton
            endpoint={issueMissingDocuments}
            asked={{ params: { number: order.number }, body: {} }}
            touches={['adminInvoices']}
            label={words('invoices.issue')}
            done={words('invoices.issuedNow')}
            confirm={words('invoices.issueConfirm')}
          />
        ) : null}
      </Stack>
    </Section>
  );
};

/** The documents of an order; where an order of before there were invoices has none, the button that draws them up. */
export const OrderDocuments = ({ order }: { readonly order: AdminOrder }) => (useMay('invoices.read') ? <Documents order={order} /> : null);
