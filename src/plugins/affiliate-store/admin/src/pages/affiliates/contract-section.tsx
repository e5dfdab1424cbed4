import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { resumeContract } from '../../../../contracts/admin';
import { readContract, recordPaper } from '../../../../contracts/affiliate-contracts';
import type { ContractOffer, ContractView } from '../../../../contracts/affiliate-contracts';
import { readRates } from '../../../../contracts/rates';
import { Day, Facts, Loaded, Moment, Mono, Section, Stack, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { TermsDifference } from '../programs/terms-difference';
import { ContractHistory } from './contract-history';
import { EndContract } from './end-contract';

const useTermsFacts = (): ((offer: ContractOffer) => ReadonlyArray<readonly [string, string]>) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const days = (count: number) => formatNumber(count, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  return ({ terms }) => [
    [words('affiliates.rate'), formatNumber(terms.rateBasisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 })],
    [words('affiliates.base'), words(`base.${terms.commissionBase}`)],
    [words('affiliates.model'), words(`model.${terms.model}`)],
    [words('affiliates.window'), terms.windowDays === 0 ? words('affiliates.thisVisit') : days(terms.windowDays)],
    [words('affiliates.hold'), days(terms.holdDays)],
  ];
};

/** Writes down what the affiliate said on paper, where something waits for their word. */
const PaperButton = ({
  contract,
  what,
}: {
  readonly contract: ContractView;
  readonly what: 'accept' | 'decline' | 'renew' | 'confirm';
}) => {
  const words = useWords();
  return (
    <ReasonButton
      endpoint={recordPaper}
      asked={(reason) => ({ params: { id: contract.id }, body: { what, reason } })}
      touches={['adminContracts', 'adminAffiliates', 'adminOverview']}
      label={words(`contract.paper.${what}`)}
      title={words(`contract.paper.${what}`)}
      text={words('contract.paperText')}
      reasonLabel={words('contract.paperReason')}
      done={words('contract.paperDone')}
    />
  );
};

interface NoticeProps {
  readonly notice: NonNullable<ContractView['notice']>;
  readonly inForce: ContractOffer;
  readonly program: string;
}

const Notice = ({ notice, inForce, program }: NoticeProps) => {
  const words = useWords();
  const goods = useRead(readRates, { params: { id: program } }).data?.data.goods ?? [];
  const termsFacts = useTermsFacts();
  const { changes, terms, text } = notice.offer;
  const changed = (
    <TermsDifference
      key="changes"
      changes={changes}
      terms={{ before: inForce.terms, after: terms }}
      words={{ before: inForce.text, after: text }}
      goods={goods}
    />
  );
  return (
    <Section title={words('contract.notice', { version: notice.offer.version })}>
      <Facts
        facts={[
          [words('contract.changes'), changed],
          ...termsFacts(notice.offer),
          [words('contract.toldAt'), <Moment key="told" at={notice.toldAt} />],
          [words('contract.noticeEnds'), <Moment key="ends" at={notice.noticeEndsAt} />],
          [words('contract.answer'), words(`contract.answer.${notice.answer}`)],
          [words('contract.appliesAt'), notice.appliesAt ? <Moment key="applies" at={notice.appliesAt} /> : words('contract.neverApplies')],
        ]}
      />
    </Section>
  );
};

/** Takes it back that the contract ended because nothing was sold. */
const ResumeButton = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  return (
    <ReasonButton
      endpoint={resumeContract}
      asked={(reason) => ({ params: { id: affiliate }, body: { reason } })}
      touches={['adminContracts', 'adminInactivity', 'adminAffiliates']}
      label={words('inactivity.resume')}
      title={words('inactivity.resume')}
      text={words('inactivity.resumeText')}
      reasonLabel={words('inactivity.reason')}
      done={words('settings.saved')}
    />
  );
};

/** When one side said so, and why. */
const Parted = ({ parted: { at, reason } }: { readonly parted: NonNullable<ContractView['parted']> }) => (
  <>
    <Day at={at} /> {reason}
  </>
);

const Actions = ({ contract }: { readonly contract: ContractView }) => (
  <Flex gap={2} wrap="wrap">
    {contract.asksConsent ? <PaperButton contract={contract} what="confirm" /> : null}
    {contract.notice && contract.notice.answer !== 'accepted' ? <PaperButton contract={contract} what="accept" /> : null}
    {contract.notice?.answer === 'none' ? <PaperButton contract={contract} what="decline" /> : null}
    {contract.renewal ? <PaperButton contract={contract} what="renew" /> : null}
    {contract.lapsed ? <ResumeButton affiliate={contract.id} /> : null}
    <EndContract contract={contract} />
  </Flex>
);

const Paper = ({ offer }: { readonly offer: ContractOffer }) => {
  const words = useWords();
  return (
    <details>
      <summary>{words('contract.words')}</summary>
      <Typography tag="p" variant="pi" dir="auto" style={{ whiteSpace: 'pre-line' }}>
        {offer.text}
      </Typography>
      <Mono>{offer.hash}</Mono>
    </details>
  );
};

/** What one affiliate was promised, by whose word, until when, and what waits for their answer. */
export const ContractSection = ({ affiliate, program }: { readonly affiliate: string; readonly program: string }) => {
  const words = useWords();
  const termsFacts = useTermsFacts();
  const mayManage = useMay('affiliates.manage');
  const query = useRead(readContract, { params: { id: affiliate } });
  return (
    <Loaded query={query}>
      {({ data }) => (
        <Stack>
          <Section title={words('contract.title', { program: data.program, version: data.inForce.version })}>
            <Facts
              facts={[
                ...termsFacts(data.inForce),
                [words('contract.since'), <Day key="since" at={data.since} />],
                [words('contract.consent'), words(`contract.consent.${data.consent.how}`)],
                [words('contract.consentAt'), <Moment key="consent" at={data.consent.at} />],
                [
                  words('contract.validUntil'),
                  data.lapsed ? (
                    words('inactivity.lapsed')
                  ) : data.ended ? (
                    words('contract.ended')
                  ) : (
                    <Day key="until" at={data.validUntil} />
                  ),
                ],
                ...(data.parted
                  ? [[words(`contract.parted.${data.parted.by}`), <Parted key="parted" parted={data.parted} />] as const]
                  : []),
                [
                  words('contract.revisionAt'),
                  data.revisionAt ? <Day key="revision" at={data.revisionAt} /> : words('contract.noRevision'),
                ],
              ]}
            />
            <Paper offer={data.inForce} />
          </Section>
          {data.notice ? <Notice notice={data.notice} inForce={data.inForce} program={program} /> : null}
          {mayManage ? <Actions contract={data} /> : null}
          <ContractHistory entries={data.history} />
        </Stack>
      )}
    </Loaded>
  );
};
