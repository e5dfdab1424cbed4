import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { decideLate } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Facts, Moment, Quiet, Section, Stack, StateChip, to, useMay, useWords } from '../../shell/kit';
import { AttachDialog } from './attach-dialog';

const TOUCHES = ['adminOrders', 'adminOverview', 'adminLedger'] as const;
type Row = AdminOrder['late']['rows'][number];

/** Lets a change be booked, or turns it down. */
const Deciding = ({ order, row }: { readonly order: AdminOrder; readonly row: Row }) => {
  const words = useWords();
  const asked = (decided: 'booked' | 'rejected') => ({ params: { number: order.number, id: row.id }, body: { to: decided } });
  return (
    <Flex gap={2} wrap="wrap">
      {row.approvable ? (
        <ActButton
          variant="success-light"
          endpoint={decideLate}
          asked={asked('booked')}
          touches={TOUCHES}
          label={words('late.approve')}
          done={words('late.approved')}
          confirm={words('late.approveText')}
        />
      ) : null}
      <ActButton
        variant="danger-light"
        endpoint={decideLate}
        asked={asked('rejected')}
        touches={TOUCHES}
        label={words('late.reject')}
        done={words('late.rejected')}
        confirm={words('late.rejectText')}
      />
    </Flex>
  );
};

/** One change of the affiliate: to whom, why, by whom, and whether it waits for a second person. */
const LateRow = ({ order, row }: { readonly order: AdminOrder; readonly row: Row }) => {
  const words = useWords();
  const may = useMay('orders.attach');
  return (
    <Stack>
      <Facts
        facts={[
          [words('field.state'), <StateChip key="state" of="recordedSale" state={row.state} />],
          [
            words('late.to'),
            <Link key="to" to={to.affiliates({ search: row.affiliate.code })}>
              <bdi>{row.affiliate.name}</bdi> (<bdi>{row.affiliate.code}</bdi>)
            </Link>,
          ],
          [words('late.reason'), <bdi key="reason">{row.reason}</bdi>],
          [words('late.madeBy'), row.madeBy],
          [words('late.madeAt'), <Moment key="made" at={row.madeAt} />],
          [words('late.decidedBy'), row.decidedBy],
        ]}
      />
      {row.state === 'awaiting_approval' && may ? <Deciding order={order} row={row} /> : null}
    </Stack>
  );
};

/** Attaching another affiliate while the guarantee lasts, and what was changed; after it the way to a new entry. */
export const LateCard = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const may = useMay('orders.attach');
  const [open, setOpen] = useState(false);
  const { refused, rows } = order.late;
  const over = may && refused === 'LATE_GUARANTEE_OVER';
  const mayAttach = may && refused === null && !rows.some(({ state }) => state === 'awaiting_approval');
  if (rows.length === 0 && !mayAttach && !over) return null;
  return (
    <Section title={words('late.title')}>
      <Stack>
        {rows.map((row) => (
          <LateRow key={row.id} order={order} row={row} />
        ))}
        {mayAttach ? (
          <div>
            <Button variant="secondary" onClick={() => setOpen(true)}>
              {words(order.attribution?.affiliate ? 'late.open' : 'late.attach')}
            </Button>
          </div>
        ) : null}
        {over ? (
          <Quiet>
            {words('late.over')} <Link to={to.adjustments()}>{words('late.adjust')}</Link>
          </Quiet>
        ) : null}
        {open ? <AttachDialog order={order} onClose={() => setOpen(false)} /> : null}
      </Stack>
    </Section>
  );
};
