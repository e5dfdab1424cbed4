import { styled } from 'styled-components';
import type { ConfirmationDetail } from '../../../../contracts/admin';
import { Day, Facts, Moment, Quiet, Section, Stack, useWords } from '../../shell/kit';

const Lines = styled.span`
  white-space: pre-line;
`;

type Identity = NonNullable<ConfirmationDetail['handedIn']>;

/** Who somebody is, as they handed it in. */
const IdentityFacts = ({ identity }: { readonly identity: Identity }) => {
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

/** The day by which the shop has to answer, and whether it is over. */
export const Due = ({ dueOn, overdue }: Pick<ConfirmationDetail, 'dueOn' | 'overdue'>) => {
  const words = useWords();
  return dueOn === null ? null : (
    <>
      <Day at={dueOn} /> {overdue ? <strong>{words('creators.overdue')}</strong> : null}
    </>
  );
};

/** What was handed in, and what was before it. */
export const Papers = ({ handedIn, before }: Pick<ConfirmationDetail, 'handedIn' | 'before'>) => {
  const words = useWords();
  return (
    <>
      {handedIn ? (
        <Section title={words('creators.handedIn')}>
          <IdentityFacts identity={handedIn} />
        </Section>
      ) : (
        <p>{words('creators.nothing')}</p>
      )}
      {before ? (
        <Section title={words('creators.before')}>
          <IdentityFacts identity={before} />
        </Section>
      ) : null}
    </>
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
