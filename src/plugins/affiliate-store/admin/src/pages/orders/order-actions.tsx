import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { AdminOrder } from '../../../../contracts/admin';
import { CopyButton, isZero, useMay, useWords } from '../../shell/kit';
import { RefundDialog } from './refund-dialog';
import { ResendButton } from './resend-button';
import { ReturnButton } from './return-button';

/** What may be done with this order, by this administrator, as it stands. */
export const OrderActions = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const mayRefund = useMay('orders.refund');
  const mayResend = useMay('orders.resend');
  const [refunding, setRefunding] = useState(false);
  return (
    <Flex gap={2} wrap="wrap">
      <CopyButton text={order.number} label={words('order.copyNumber')} />
      {mayResend && order.entitlements.length > 0 ? <ResendButton order={order} /> : null}
      {mayRefund && !isZero(order.refundable) ? (
        <Button variant="danger-light" onClick={() => setRefunding(true)}>
          {words('refund.open')}
        </Button>
      ) : null}
      {mayRefund && order.unplaced ? <ReturnButton order={order} unplaced={order.unplaced} /> : null}
      {refunding ? <RefundDialog order={order} onClose={() => setRefunding(false)} /> : null}
    </Flex>
  );
};
