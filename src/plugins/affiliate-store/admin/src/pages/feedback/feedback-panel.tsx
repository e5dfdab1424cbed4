import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { hideFeedback, readAdminFeedback, showFeedback } from '../../../../contracts/admin';
import type { AdminFeedbackPage } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Facts, Loaded, Moment, Section, Stack, StateChip, to, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';
import { DecideFeedback, TOUCHES } from './decide-feedback';
import { MergeFeedback } from './merge-feedback';

const Text = styled.div`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

const EntryLink = ({ entry }: { readonly entry: NonNullable<AdminFeedbackPage['mergedInto']> }) => (
  <Link to={to.feedback({ entry: entry.id })}>
    <bdi>{entry.title}</bdi>
  </Link>
);

const About = ({ of }: { readonly of: AdminFeedbackPage }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="feedback" state={of.state} />],
        [words('feedback.place'), of.place === 'board' ? null : <StateChip key="place" of="feedbackPlace" state={of.place} />],
        [words('help.kind'), words(`feedback.kind.${of.kind}`)],
        [words('feedback.product'), <bdi key="product">{of.product?.name ?? words('feedback.ofShop')}</bdi>],
        [words('feedback.author'), <bdi key="author">{of.author ?? words('feedback.aPartner')}</bdi>],
        [words('feedback.backers'), String(of.backers)],
        [words('feedback.postedAt'), <Moment key="posted" at={of.postedAt} full />],
        [words('feedback.changedAt'), <Moment key="changed" at={of.changedAt} full />],
        [words('feedback.hiddenBecause'), of.hiddenBecause === null ? null : <bdi key="hidden">{of.hiddenBecause}</bdi>],
        [words('feedback.mergedInto'), of.mergedInto && <EntryLink key="into" entry={of.mergedInto} />],
      ]}
    />
  );
};

const Visibility = ({ of }: { readonly of: AdminFeedbackPage }) => {
  const words = useWords();
  const params = { id: of.id };
  return of.place === 'hidden' ? (
    <div>
      <ActButton
        endpoint={showFeedback}
        touches={TOUCHES}
        asked={{ params }}
        label={words('feedback.show')}
        done={words('feedback.isShown')}
      />
    </div>
  ) : (
    <div>
      <ReasonButton
        endpoint={hideFeedback}
        asked={(reason) => ({ params, body: { reason } })}
        touches={TOUCHES}
        label={words('feedback.hide')}
        title={words('feedback.hide')}
        text={words('feedback.hideSure')}
        reasonLabel={words('feedback.hideReason')}
        done={words('feedback.isHidden')}
        variant="tertiary"
      />
    </div>
  );
};

const Acts = ({ of }: { readonly of: AdminFeedbackPage }) => (
  <>
    {of.place === 'board' ? (
      <>
        <DecideFeedback entry={of} key={`${of.state} ${of.answer ?? ''}`} />
        <MergeFeedback entry={of} />
      </>
    ) : null}
    {of.place === 'merged' ? null : <Visibility of={of} />}
  </>
);

/** One entry: what a partner wrote, who stands behind it, and how the shop stands to it. */
export const FeedbackPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('feedback.manage');
  const query = useRead(readAdminFeedback, { params: { id } });
  return (
    <SidePanel title={query.data?.data.title ?? words('feedback.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <About of={data} />
            <Section title={words('feedback.text')}>
              <Text dir="auto">{data.text}</Text>
            </Section>
            {data.answer === null ? null : (
              <Section title={words('feedback.answer')}>
                <Text dir="auto">{data.answer}</Text>
              </Section>
            )}
            {data.merged.length === 0 ? null : (
              <Section title={words('feedback.merged')}>
                <ul>
                  {data.merged.map((one) => (
                    <li key={one.id}>
                      <EntryLink entry={one} />
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {mayManage ? <Acts of={data} /> : null}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
