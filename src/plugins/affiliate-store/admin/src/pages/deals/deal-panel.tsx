import { Link } from 'react-router-dom';
import { readAdminDeal } from '../../../../contracts/admin';
import type { AdminDeal } from '../../../../contracts/admin';
import { Day, Facts, Loaded, Moment, Section, Stack, StateChip, to, useRead, useWords } from '../../shell/kit';
import { percentText } from '../../shell/money';
import { SidePanel } from '../../shell/side-panel';

const named = (of: AdminDeal['creatives']): string | null => (of.length === 0 ? null : of.map(({ name }) => name).join(', '));

const Side = ({ title, of }: { readonly title: string; readonly of: AdminDeal['proposer'] }) => {
  const words = useWords();
  return (
    <Section title={title}>
      <Facts
        facts={[
          [words('affiliates.name'), <bdi key="name">{of.name}</bdi>],
          [
            words('affiliates.program'),
            <Link key="program" to={to.program(of.program.id)}>
              <bdi>{of.program.name}</bdi>
            </Link>,
          ],
          [words('deals.products'), named(of.products)],
          [
            words('deals.place'),
            of.place ? (
              <Link key="place" to={to.affiliates({ affiliate: of.place.id })}>
                <bdi>{of.place.code}</bdi>
              </Link>
            ) : null,
          ],
        ]}
      />
    </Section>
  );
};

/** One deal: what both sides agreed on, and the places it made. What they sold is in the reports of these places. */
export const DealPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const query = useRead(readAdminDeal, { params: { id } });
  return (
    <SidePanel title={words('deals.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <Facts
              facts={[
                [words('field.state'), <StateChip key="state" of="deal" state={data.phase} />],
                [words('deals.rate'), `${percentText(data.rateBasisPoints)} %`],
                [words('deals.until'), <Day key="until" at={data.endsAt} />],
                [words('deals.notice'), words('deals.noticeDays', { count: data.noticeDays })],
                [words('deals.creatives'), named(data.creatives)],
                [words('deals.message'), data.message === null ? null : <bdi key="message">{data.message}</bdi>],
                [words('creativeRequests.reason'), data.reason],
                [words('deals.proposedAt'), <Moment key="at" at={data.proposedAt} full />],
              ]}
            />
            <Side title={words('deals.proposer')} of={data.proposer} />
            <Side title={words('deals.partner')} of={data.partner} />
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
