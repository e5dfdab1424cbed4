import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ContractView } from '../../../contracts/affiliate-contracts';
import type { LeavingView } from '../../../contracts/leaving';
import { Amounts } from '../../ui/amount';
import { formatDay, Loaded, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';

/** What becomes of links, earnings, customers and codes: said before anybody presses. */
function Means({ leaving }: { readonly leaving: LeavingView }) {
  const { t } = useSite();
  return (
    <>
      <p className="font-medium" dir="auto">
        {t('leave.means', { program: leaving.program })}
      </p>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        <li>{t('leave.links')}</li>
        <li>
          {leaving.pending.length === 0 ? (
            t('leave.nothingPending')
          ) : (
            <>
              {t('leave.pending')} <Amounts amounts={leaving.pending} />
            </>
          )}
        </li>
        {leaving.customers > 0 && <li>{t('leave.customers', { count: leaving.customers })}</li>}
        {leaving.coupons > 0 && <li>{t('leave.coupons', { count: leaving.coupons })}</li>}
        <li>{t('leave.subscriptions')}</li>
        <li>{t('leave.again')}</li>
      </ul>
    </>
  );
}

function LeaveForm({ contract }: { readonly contract: ContractView }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const query = useStore(['leaving', contract.id], (asked) => asked.contracts.foreseeLeaving({ params: { id: contract.id } }));
  const leave = useMutation({
    mutationFn: (reason: string) => client.contracts.leave({ params: { id: contract.id }, body: { reason, locale } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Loaded query={query}>
      {(leaving) => (
        <form
          className="mt-4 max-w-text rounded-card border border-line-strong p-5"
          onSubmit={(event) => {
            event.preventDefault();
            leave.mutate(typed(new FormData(event.currentTarget), 'reason'));
          }}
        >
          <Means leaving={leaving} />
          <label className="mt-4 block">
            <span className="mb-1.5 block font-medium">{t('leave.reason')}</span>
            <textarea name="reason" className="input" rows={2} maxLength={500} dir="auto" />
          </label>
          <label className="mt-4 flex items-start gap-2.5">
            <input type="checkbox" required className="mt-1" />
            {t('leave.understood')}
          </label>
          <button type="submit" className="button mt-4" disabled={leave.isPending}>
            {t('leave.now')}
          </button>
          {leave.isError && <Failed failure={leave.error} />}
        </form>
      )}
    </Loaded>
  );
}

/** The way out of a program; what it means is asked for when somebody opens it. */
export function Leave({ contract }: { readonly contract: ContractView }) {
  const { t } = useSite();
  const [open, setOpen] = useState(false);
  if (contract.ended) return null;
  return (
    <details className="no-print mt-6" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="link min-h-8 w-fit">{t('leave.title')}</summary>
      {open && <LeaveForm contract={contract} />}
    </details>
  );
}

/** That one side has ended the contract, why, and the way back. */
export function PartedNote({ parted, ended }: { readonly parted: NonNullable<ContractView['parted']>; readonly ended: boolean }) {
  const { t, locale } = useSite();
  const how = parted.by === 'affiliate' ? 'affiliate' : ended ? 'shopOver' : 'shop';
  return (
    <div className="note note-warning mt-6">
      <p>{t(`contract.parted.${how}`, { day: formatDay(locale, parted.until) })}</p>
      {parted.by === 'shop' && parted.reason !== null && <p className="mt-1">{t('contract.parted.reason', { reason: parted.reason })}</p>}
      {parted.again !== null && (
        <Link className="button mt-4 inline-flex" to={`/apply/${parted.again}`}>
          {t('contract.parted.again')}
        </Link>
      )}
    </div>
  );
}
