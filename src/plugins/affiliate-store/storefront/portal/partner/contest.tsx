import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import type { ClickReceipt } from '../../../contracts/clicks';
import type { PaidLeadView } from '../../../contracts/paid-events';
import { isStoreFailure } from '../../../client';
import type { StoreClient } from '../../../client';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';

type Asked = Parameters<StoreClient['cases']['open']>[0]['body'];

/** The case that is open already, where the shop says so: that is where to go on. */
const openAlready = (failure: unknown): string | null => {
  const found = isStoreFailure(failure) && failure.code === 'CASE_ALREADY_OPEN' ? failure.details['case'] : null;
  return typeof found === 'string' && found !== '' ? found : null;
};

/** Opens a case and goes to its page, where more can be said; pressed again it leads to the same case. */
export function useContest() {
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (body: Asked): Promise<string> => {
      try {
        return (await client.cases.open({ body })).id;
      } catch (failure) {
        const open = openAlready(failure);
        if (open === null) throw failure;
        return open;
      }
    },
    onSuccess: async (id) => {
      await queries.invalidateQueries();
      void navigate(`/partner/cases/${id}`);
    },
  });
}

/** One press contests what the page is about. */
export function ContestButton({ asked, label }: { readonly asked: Asked; readonly label?: string }) {
  const { t } = useSite();
  const contest = useContest();
  return (
    <div className="no-print">
      <button type="button" className="button" disabled={contest.isPending} onClick={() => contest.mutate(asked)}>
        {label ?? t('case.contest')}
      </button>
      {contest.isError && <Failed failure={contest.error} />}
    </div>
  );
}

/** Contests a click that statistics or the pay of its day left out; nothing where it counted. */
export function ContestClick({ receipt: { click, pay } }: { readonly receipt: ClickReceipt }) {
  if (click.counted && ['pays_nothing', 'waiting', 'paid'].includes(pay.state)) return null;
  return <ContestButton asked={{ kind: 'uncounted_click', about: 'click', id: click.id }} />;
}

/** What a case about a lead would be; null where it earned what it pays. */
const contestableAs = ({ state, earned }: PaidLeadView): 'waiting_lead' | 'refused_lead' | 'wrong_amount' | null => {
  if (state === 'waiting') return 'waiting_lead';
  if (state === 'rejected') return 'refused_lead';
  return earned?.amount === '0' ? 'wrong_amount' : null;
};

/** Contests a lead that waits, was rejected, or paid nothing. */
export function ContestLead({ lead }: { readonly lead: PaidLeadView }) {
  const kind = contestableAs(lead);
  return kind && <ContestButton asked={{ kind, about: 'lead', id: lead.id }} />;
}
