import { readAffiliateRelay, resumeAffiliateRelay, stopAffiliateRelay } from '../../../../contracts/relay';
import { Loaded, Moment, Quiet, Section, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

const Shown = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const mayManage = useMay('relay.manage');
  const query = useRead(readAffiliateRelay, { params: { id: affiliate } });
  return (
    <Loaded query={query}>
      {({ data: { readers, stop } }) => (
        <Section title={words('relay.title')}>
          <p>{words('relay.readers', { count: readers })}</p>
          {stop ? (
            <p>
              {words(`relay.because.${stop.because}`)} <Moment at={stop.at} />: <bdi>{stop.reason}</bdi>
            </p>
          ) : (
            <Quiet>{words('relay.goesOn')}</Quiet>
          )}
          {mayManage ? (
            <ReasonButton
              endpoint={stop ? resumeAffiliateRelay : stopAffiliateRelay}
              asked={(reason) => ({ params: { id: affiliate }, body: { reason } })}
              touches={['adminRelay']}
              label={words(stop ? 'relay.resume' : 'relay.stop')}
              title={words(stop ? 'relay.resume' : 'relay.stop')}
              text={words(stop ? 'relay.resumeText' : 'relay.stopText')}
              reasonLabel={words('relay.reason')}
              done={words('relay.done')}
            />
          ) : null}
        </Section>
      )}
    </Loaded>
  );
};

/** Whether an affiliate's letters to buyers go on, and who reads them; nothing for whoever may not see it. */
export const RelaySection = ({ affiliate }: { readonly affiliate: string }) =>
  useMay('relay.read') ? <Shown affiliate={affiliate} /> : null;
