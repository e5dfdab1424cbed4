import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { decimalOf, minorOf } from '../../../contracts/decimals';
import type { StudioSaleDetail } from '../../../contracts/studio';
import { formatDay, formatMoney } from '../../i18n/format';
import { describedBy, Field } from '../../ui/field';
import { Amount, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed, Loaded } from '../states';

type Own = StudioSaleDetail['refunds'][number];
interface Of {
  readonly sale: StudioSaleDetail;
  readonly own: Own;
}

/** The amount that was typed, in minor units, where so much may be given back; else null. */
function amountWithin(typed: string, most: Own['most']): string | null {
  const minor = minorOf(typed, most.exponent);
  return minor === null || BigInt(minor) <= 0n || BigInt(minor) > BigInt(most.amount) ? null : minor;
}

/** What it would cost, before anything is pressed. */
function Cost({ sale, own, amount }: Of & { readonly amount: string }) {
  const { t } = useSite();
  const query = useStore(['refund-preview', sale.orderNumber, String(own.line), amount], (client) =>
    client.studio.previewRefund({ params: { number: sale.orderNumber }, query: { line: String(own.line), amount } }),
  );
  return (
    <Loaded query={query}>
      {(preview) => (
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1" aria-live="polite">
          <dt className="text-muted">{t('giveBack.buyerGets')}</dt>
          <dd className="text-end">
            <Amount money={preview.amount} />
          </dd>
          <dt className="text-muted">{t('giveBack.yourLoss')}</dt>
          <dd className="text-end font-medium">
            <Amount money={preview.yourLoss} />
          </dd>
          {preview.feeKept.amount !== '0' && (
            <>
              <dt className="text-muted">{t('giveBack.feeKept')}</dt>
              <dd className="text-end">
                <Amount money={preview.feeKept} />
              </dd>
            </>
          )}
          {preview.endsAccess && (
            <dd className="note note-warning col-span-2 mt-2">{t('giveBack.endsAccess', { product: own.product })}</dd>
          )}
        </dl>
      )}
    </Loaded>
  );
}

/** One key per question: pressing twice, or again after a lost answer, gives back once. */
function useGivingBack({ sale, own }: Of, onDone: (waiting: boolean) => void) {
  const { client } = useSession();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: ({ amount, reason }: { readonly amount: string; readonly reason: string }) =>
      client.studio.refund(
        { params: { number: sale.orderNumber }, body: { line: own.line, amount, reason } },
        { idempotencyKey: `${key.current}:${amount}` },
      ),
    onSuccess: ({ state }) => onDone(state === 'waiting'),
    onSettled: () => queries.invalidateQueries(),
  });
}

interface TypedProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly error?: string | null;
  readonly inputMode: 'decimal' | 'text';
  readonly value: string;
  readonly onType: (text: string) => void;
}

/** One thing that is typed; the amount, which comes first, is where one begins. */
function Typed({ id, label, help, error, inputMode, value, onType }: TypedProps) {
  return (
    <Field id={id} label={label} help={help} error={error}>
      <input
        id={id}
        className="input"
        inputMode={inputMode}
        value={value}
        maxLength={500}
        autoFocus={inputMode === 'decimal'}
        {...describedBy({ id, help, error })}
        onChange={(event) => onType(event.target.value)}
      />
    </Field>
  );
}

function Question({ sale, own, onKeep, onDone }: Of & { readonly onKeep: () => void; readonly onDone: (waiting: boolean) => void }) {
  const { t, locale } = useSite();
  const id = useId();
  const [typed, setTyped] = useState(decimalOf(own.most));
  const [reason, setReason] = useState('');
  const amount = amountWithin(typed, own.most);
  const give = useGivingBack({ sale, own }, onDone);
  const reasoned = reason.trim().length >= 3;
  const [tried, setTried] = useState(false);
  const most = t('giveBack.most', { amount: formatMoney(locale, own.most) });
  const amountField = { id: `${id}-amount`, ...(amount === null ? { error: most } : { help: most }) };
  const missing = tried && !reasoned ? t('giveBack.reasonMissing') : null;
  const reasonField = { id: `${id}-reason`, help: t('giveBack.reasonHelp'), error: missing };
  return (
    <form
      className="note mt-4"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (amount !== null && reasoned && !give.isPending) give.mutate({ amount, reason: reason.trim() });
      }}
    >
      <p id={`${id}-title`} className="font-medium" dir="auto">
        {t('giveBack.ask', { product: own.product })}
      </p>
      <div className="mt-4 space-y-4">
        <Typed
          {...amountField}
          label={t('giveBack.amount', { currency: own.most.currency })}
          inputMode="decimal"
          value={typed}
          onType={setTyped}
        />
        <Typed {...reasonField} label={t('giveBack.reason')} inputMode="text" value={reason} onType={setReason} />
      </div>
      {amount !== null && <Cost sale={sale} own={own} amount={amount} />}
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={give.isPending}>
          {amount === null ? t('giveBack.open') : t('giveBack.do', { amount: formatMoney(locale, { ...own.most, amount }) })}
        </button>
        <button type="button" className="button" onClick={onKeep}>
          {t('giveBack.keep')}
        </button>
      </div>
      {give.isError && <Failed failure={give.error} />}
    </form>
  );
}

function OneProduct({ sale, own }: Of) {
  const { t, locale } = useSite();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<'booked' | 'waiting' | null>(null);
  const day = formatDay(locale, own.guaranteeEndsAt);
  return (
    <div className="mt-4">
      {own.state === 'open' ? (
        <>
          <button type="button" className="button" aria-expanded={asking} onClick={() => setAsking(!asking)}>
            <bdi>{sale.refunds.length > 1 ? t('giveBack.openFor', { product: own.product }) : t('giveBack.open')}</bdi>
          </button>
          <p className="mt-2 text-13 text-muted">{t('giveBack.until', { day })}</p>
          {asking && (
            <Question
              sale={sale}
              own={own}
              onKeep={() => setAsking(false)}
              onDone={(waiting) => {
                setAsking(false);
                setDone(waiting ? 'waiting' : 'booked');
              }}
            />
          )}
        </>
      ) : (
        <p className="text-muted">{t(`giveBack.state.${own.state}`, { product: own.product, day })}</p>
      )}
      {done && (
        <p role="status" className="mt-2 text-positive">
          {t(`giveBack.done.${done}`)}
        </p>
      )}
    </div>
  );
}

/** What the creator of a sale may give back, product by product; nothing where they created nothing of it. */
export function GiveBack({ sale }: { readonly sale: StudioSaleDetail }) {
  const { t } = useSite();
  if (sale.refunds.length === 0) return null;
  return (
    <section className="mt-10 border-t border-line pt-4" aria-label={t('giveBack.title')}>
      <h2 className="text-22">{t('giveBack.title')}</h2>
      {sale.refunds.map((own) => (
        <OneProduct key={own.line} sale={sale} own={own} />
      ))}
    </section>
  );
}
