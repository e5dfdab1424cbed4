import { decidePayeeConfirmation, readPayeeConfirmation } from '../../../../contracts/admin';
import type { PayeeConfirmationDetail } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Day, Email, Facts, Loaded, RowActions, Section, Stack, StateChip, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';
import { History, IdentityFacts, Method } from '../creators/creator-panel';

const TOUCHES = ['adminPayeeConfirmations', 'adminOverview', 'adminPayouts'];

/** What staff may decide about somebody it pays, by what it has before its eyes. */
const Actions = ({ payee }: { readonly payee: PayeeConfirmationDetail }) => {
  const words = useWords();
  const params = { id: payee.id };
  const identity = payee.handedIn?.id ?? null;
  return (
    <RowActions>
      {payee.state === 'confirmed' ? null : (
        <ActButton
          endpoint={decidePayeeConfirmation}
          asked={{ params, body: { to: 'confirmed', identity } }}
          touches={TOUCHES}
          label={words(payee.state === 'in_review' ? 'creators.confirm' : 'creators.confirmByHand')}
          done={words('creators.confirmed')}
          variant="default"
        />
      )}
      {payee.state === 'in_review' ? (
        <ReasonButton
          endpoint={decidePayeeConfirmation}
          asked={(reason) => ({ params, body: { to: 'sent_back' as const, identity, reason } })}
          touches={TOUCHES}
          label={words('creators.sendBack')}
          title={words('creators.sendBackTitle')}
          text={words('payees.sendBackText')}
          reasonLabel={words('creators.sendBackReason')}
          done={words('creators.sentBack')}
        />
      ) : null}
      {payee.paid ? (
        <ReasonButton
          endpoint={decidePayeeConfirmation}
          asked={(reason) => ({ params, body: { to: 'withdrawn' as const, identity, reason } })}
          touches={TOUCHES}
          label={words('creators.withdraw')}
          title={words('creators.withdrawTitle')}
          text={words('payees.withdrawText')}
          reasonLabel={words('creators.withdrawReason')}
          done={words('creators.withdrawn')}
          variant="tertiary"
          danger
        />
      ) : null}
    </RowActions>
  );
};

const About = ({ payee }: { readonly payee: PayeeConfirmationDetail }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="confirmation" state={payee.state} />],
        [
          words('creators.due'),
          payee.dueOn === null ? null : (
            <span key="due">
              <Day at={payee.dueOn} /> {payee.overdue ? <strong>{words('creators.overdue')}</strong> : null}
            </span>
          ),
        ],
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
            {data.handedIn ? (
              <Section title={words('creators.handedIn')}>
                <IdentityFacts identity={data.handedIn} />
              </Section>
            ) : (
              <p>{words('creators.nothing')}</p>
            )}
            {data.before ? (
              <Section title={words('creators.before')}>
                <IdentityFacts identity={data.before} />
              </Section>
            ) : null}
            <History history={data.history} />
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
