import { styled } from 'styled-components';
import { Link } from 'react-router-dom';
import { readConfirmationOf } from '../../../../contracts/admin';
import type { ConfirmationDetail } from '../../../../contracts/admin';
import { Day, Email, Facts, Loaded, Moment, Quiet, Section, Stack, StateChip, to, useMay, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { CreatorActions } from './creator-actions';

const Lines = styled.span`
  white-space: pre-line;
`;

type Identity = NonNullable<ConfirmationDetail['handedIn']>;

/** Who somebody is, as they handed it in. */
export const IdentityFacts = ({ identity }: { readonly identity: Identity }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('creators.kind'), words(`creators.kind.${identity.kind}`)],
        [words('creators.legalName'), <bdi key="name">{identity.legalName}</bdi>],
        [
          words('creators.address'),
          <Lines key="address" dir="auto">
            {identity.address}
          </Lines>,
        ],
        [words('creators.country'), identity.country],
        [words('creators.taxId'), identity.taxId],
        [words('creators.vatId'), identity.vatId],
        [words('creators.handedIn'), <Moment key="at" at={identity.at} full />],
      ]}
    />
  );
};

/** How somebody is paid, masked. */
export const Method = ({ method }: Pick<ConfirmationDetail, 'method'>) => {
  const words = useWords();
  if (!method) return <Quiet>{words('creators.methodNone')}</Quiet>;
  return (
    <>
      <bdi>{method.shown}</bdi> {method.cooling ? <Quiet>{words('creators.methodCooling')}</Quiet> : null}
    </>
  );
};

const About = ({ creator }: { readonly creator: ConfirmationDetail }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="confirmation" state={creator.state} />],
        [words('creators.sells'), words(creator.sells ? 'creators.sellsYes' : 'creators.sellsNo')],
        [words('creators.paid'), words(creator.paid ? 'creators.paidYes' : 'creators.paidNo')],
        [
          words('creators.due'),
          creator.dueOn === null ? null : (
            <span key="due">
              <Day at={creator.dueOn} /> {creator.overdue ? <strong>{words('creators.overdue')}</strong> : null}
            </span>
          ),
        ],
        [words('field.email'), <Email key="mail" address={creator.email} />],
        [words('creators.method'), <Method key="method" method={creator.method} />],
        [words('creators.reason'), creator.reason],
      ]}
    />
  );
};

/** What happened, the newest first. */
export const History = ({ history }: Pick<ConfirmationDetail, 'history'>) => {
  const words = useWords();
  return history.length === 0 ? null : (
    <Section title={words('creators.history')}>
      <Stack as="ol">
        {[...history].reverse().map((event, index) => (
          <li key={index}>
            <bdi>{event.who}</bdi>: {words(`creators.event.${event.kind}`)}
            {event.reason === null ? null : <div dir="auto">{event.reason}</div>}
            <div>
              <Quiet>
                <Moment at={event.at} full />
              </Quiet>
            </div>
          </li>
        ))}
      </Stack>
    </Section>
  );
};

/** One creator with everything staff decides by. */
export const CreatorPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayDecide = useMay('confirmations.decide');
  const query = useRead(readConfirmationOf, { params: { creator: id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('creators.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            {data.required ? null : <p>{words('creators.off')}</p>}
            <About creator={data} />
            {mayDecide ? <CreatorActions creator={data} /> : null}
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
            <Link to={to.content('creator', data.id)}>{words('creators.profile')}</Link>
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
