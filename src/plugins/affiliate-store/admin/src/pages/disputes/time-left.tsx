import { useStoreNow } from '../../shell/clock';
import { Day, Quiet, useWords } from '../../shell/kit';

const DAY_MS = 86_400_000;

/** A deadline, with how many whole days are left until it by the store's clock. */
export const TimeLeft = ({ until }: { readonly until: string }) => {
  const words = useWords();
  const left = Date.parse(until) - useStoreNow();
  return (
    <>
      <Day at={until} />
      <div>
        {left <= 0 ? (
          <strong>{words('disputes.over')}</strong>
        ) : (
          <Quiet>{words('disputes.daysLeft', { count: Math.floor(left / DAY_MS) })}</Quiet>
        )}
      </div>
    </>
  );
};
