import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { previewSale, recordSale } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { FormDialog } from '../../shell/form-dialog';
import { Amount, Facts, isZero, to, useAct, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { EMPTY_SALE, SaleFields, type SaleDraft } from './record-sale-fields';

const soldIn = ({ offers, currency, country, couponCode, affiliateCode }: SaleDraft) => ({
  offers: [...offers],
  currency,
  country,
  ...(couponCode.trim() ? { couponCode: couponCode.trim() } : {}),
  ...(affiliateCode.trim() ? { affiliateCode: affiliateCode.trim() } : {}),
});

const isReady = ({ offers, currency, country, email, reference, reason }: SaleDraft): boolean =>
  offers.length > 0 &&
  currency.length === 3 &&
  country.length === 2 &&
  email.includes('@') &&
  reference.trim() !== '' &&
  reason.trim().length >= 3;

type Seen = Data<typeof previewSale>;

/** The sale being typed, what it comes to once that was asked, and the two acts. */
const useSale = () => {
  const words = useWords();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const key = useRef(crypto.randomUUID());
  const [draft, setDraft] = useState(EMPTY_SALE);
  const preview = useAct(previewSale, []);
  const record = useAct(recordSale, ['adminOrders', 'adminOverview', 'adminLedger']);
  const put = (change: Partial<SaleDraft>) => {
    preview.reset();
    record.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const check = () => preview.mutate({ asked: { body: soldIn(draft) } });
  const book = (seen: Seen) => {
    const { email, method, reference, reason } = draft;
    const body = { ...soldIn(draft), email, method, reference, reason, total: seen.total.amount };
    record.mutate(
      { key: `${key.current}:${seen.total.amount}`, asked: { body } },
      {
        onSuccess: ({ data: { number } }) => {
          toggleNotification({
            type: 'success',
            message: words(seen.needsApproval ? 'recordSale.waits' : 'recordSale.booked', { number }),
          });
          void navigate(to.order(number));
        },
      },
    );
  };
  return {
    draft,
    put,
    check,
    book,
    seen: preview.data?.data,
    checking: preview.isPending,
    booking: record.isPending,
    error: preview.error ?? record.error,
  };
};

const ComesTo = ({ seen }: { readonly seen: Seen }) => {
  const words = useWords();
  return (
    <Notice tone={seen.needsApproval ? 'warning' : 'neutral'} title={words('recordSale.comesTo')}>
      <Facts
        facts={[
          [words('recordSale.discount'), isZero(seen.discount) ? null : <Amount key="off" value={seen.discount} />],
          [words('recordSale.tax'), <Amount key="tax" value={seen.tax} />],
          [words('field.total'), <Amount key="total" value={seen.total} />],
          [words('field.affiliate'), seen.affiliate],
        ]}
      />
      {words(seen.needsApproval ? 'recordSale.needsApproval' : 'recordSale.atOnce')}
    </Notice>
  );
};

/** Two steps: what was sold, then what it comes to. Nothing is booked before the total has been seen. */
export const RecordSale = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords();
  const { draft, put, check, book, seen, checking, booking, error } = useSale();
  const next = seen
    ? { label: words(seen.needsApproval ? 'recordSale.submit' : 'recordSale.book'), ready: true, busy: booking, act: () => book(seen) }
    : { label: words('recordSale.check'), ready: isReady(draft), busy: checking, act: check };
  return (
    <FormDialog title={words('recordSale.title')} onClose={onClose} sending={booking} error={error} send={next}>
      <SaleFields draft={draft} put={put} />
      {seen ? <ComesTo seen={seen} /> : null}
    </FormDialog>
  );
};
