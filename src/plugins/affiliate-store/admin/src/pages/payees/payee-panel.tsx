import { decidePayeeConfirmation, readPayeeConfirmation } from '../../../../contracts/admin';
import type { PayeeConfirmationDetail } from '../../../../contracts/admin';
import { Email, Facts, Loaded, Stack, StateChip, useMay, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { ConfirmationActions } from '../confirmations/confirmation-actions';
import { Due, History, Method, Papers } from '../confirmations/confirmation-facts';

const TOUCHES = ['adminPayeeConfirmations', 'adminOverview', 'adminPayouts'];

const Actions = ({ payee }: { readonly payee: PayeeConfirmationDetail }) => {
  const words = useWords();
  return (
    <ConfirmationActions
      one={payee}
      endpoint={decidePayeeConfirmation}
      asked={(body) => ({ params: { id: payee.id }, body })}
      touches={TOUCHES}
      sendBackText={words('payees.sendBackText')}
      withdrawText={words('payees.withdrawText')}
      mayBeWithdrawn={payee.paid}
    />
  );
};

const About = ({ payee }: { readonly payee: PayeeConfirmationDetail }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="confirmation" state={payee.state} />],
        [words('creators.due'), <Due key="due" dueOn={payee.dueOn} overdue={payee.overdue} />],
        [words('field.email'), <Email key="mail" address={payee.email} />],
        [words('creators.method'), <Method key="method" method={payee.method} />],
        [words('creators.reason'), payee.reason],
      ]}
    />
  );
};

/** One payee with everything staff decides by. */
export const PayeePanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayDecide = useMay('confirmations.decide');
  const query = useRead(readPayeeConfirmation, { params: { id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('payees.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <About payee={data} />
            {mayDecide ? <Actions payee={data} /> : null}
            <Papers handedIn={data.handedIn} before={data.before} />
            <History history={data.history} />
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
