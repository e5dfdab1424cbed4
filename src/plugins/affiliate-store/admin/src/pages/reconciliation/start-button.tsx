import { startReconciliation } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { useWords } from '../../shell/kit';

/** Compares now, from a little before the last comparison until today. */
export const StartButton = ({ running }: { readonly running: boolean }) => {
  const words = useWords();
  if (running) return null;
  return (
    <ActButton
      endpoint={startReconciliation}
      asked={{ body: {} }}
      touches={['adminReconciliation', 'adminOverview']}
      label={words('reconciliation.start')}
      done={words('reconciliation.started')}
      variant="default"
    />
  );
};
