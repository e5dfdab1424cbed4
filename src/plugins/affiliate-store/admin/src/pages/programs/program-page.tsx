import { Button, LinkButton } from '@strapi/design-system';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { readTerms } from '../../../../contracts/affiliate-contracts';
import type { TermsPerson } from '../../../../contracts/affiliate-contracts';
import type { Data } from '../../../../contracts/endpoint';
import {
  DataTable,
  Day,
  Facts,
  Loaded,
  PageFrame,
  Quiet,
  Section,
  Stack,
  to,
  TwoColumns,
  useMay,
  useRead,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { BonusTermsSection } from '../bonuses/bonus-terms';
import { ProgramManager } from '../managers/program-manager';
import { ProgramTerritories } from '../territories/program-territories';
import { InactivitySection, InvitesSection, SiteSection } from './program-sections';
import { TermsEditor } from './terms-editor';
import { useTermsFacts } from './terms-facts';

type Program = Data<typeof readTerms>;

/** The terms newcomers get, and, for whoever may, changing them. */
const Terms = ({ program }: { readonly program: Program }) => {
  const words = useWords();
  const termsFacts = useTermsFacts();
  const mayManage = useMay('affiliates.manage');
  const [editing, setEditing] = useState(false);
  if (editing) return <TermsEditor program={program} onDone={() => setEditing(false)} />;
  const change = mayManage ? (
    <Button size="S" variant="secondary" onClick={() => setEditing(true)}>
      {words('programs.change')}
    </Button>
  ) : null;
  return (
    <Section title={words('programs.terms', { version: program.version })} aside={change}>
      <Facts facts={termsFacts(program.terms)} />
    </Section>
  );
};

const useColumns = (): Column<TermsPerson>[] => {
  const words = useWords();
  return [
    { key: 'name', label: words('affiliates.name'), render: (one) => <bdi>{one.name}</bdi> },
    { key: 'version', label: words('programs.version'), figure: true, render: (one) => one.version },
    { key: 'consent', label: words('contract.consent'), render: (one) => words(`contract.consent.${one.consent}`) },
    {
      key: 'notice',
      label: words('programs.told'),
      render: ({ notice }) =>
        notice ? (
          <>
            {notice.version} · {words(`contract.answer.${notice.answer}`)}
          </>
        ) : (
          <Quiet>–</Quiet>
        ),
    },
    {
      key: 'until',
      label: words('contract.validUntil'),
      render: (one) => (one.ended ? words('contract.ended') : <Day at={one.validUntil} />),
    },
  ];
};

const People = ({ program }: { readonly program: Program }) => {
  const words = useWords();
  const columns = useColumns();
  return (
    <Section title={words('programs.people', { count: program.people.length })}>
      {program.people.length === 0 ? (
        <Quiet>{words('programs.nobodyYet')}</Quiet>
      ) : (
        <DataTable
          plain
          caption={words('programs.people', { count: program.people.length })}
          rows={program.people}
          columns={columns}
          keyOf={({ id }) => id}
          linkOf={({ id }) => to.affiliates({ affiliate: id })}
        />
      )}
    </Section>
  );
};

/** How people find it and come in; what is edited, is edited with the rest of its page. */
const Door = ({ program: { id, door } }: { readonly program: Program }) => {
  const words = useWords();
  return (
    <Section title={words('programs.door')}>
      <Facts
        facts={[
          [words('programs.admission'), words(`programs.admission.${door.admission}`)],
          [words('programs.kind'), words(`programs.kind.${door.kind}`)],
          [
            words('programs.publicPage'),
            door.listed ? (
              <a key="page" href={door.url} target="_blank" rel="noreferrer">
                {words('programs.open')}
              </a>
            ) : (
              words('programs.notListed')
            ),
          ],
        ]}
      />
      <p>
        <Link to={to.applications({ program: id })}>{words('applications.title')}</Link>
      </p>
      <p>
        <Link to={to.path(id)}>{words('paths.title')}</Link>
      </p>
    </Section>
  );
};

const Versions = ({ program: { versions } }: { readonly program: Program }) => {
  const words = useWords();
  return (
    <Section title={words('programs.versions')}>
      <Stack as="ol">
        {[...versions]
          .sort((a, b) => b.version - a.version)
          .map(({ version, since, people }) => (
            <li key={version}>
              {words('programs.versionLine', { version, count: people })}{' '}
              <Quiet>
                <Day at={since} />
              </Quiet>
            </li>
          ))}
      </Stack>
    </Section>
  );
};

/** One program: its terms and who is under which, how people come in, and invites. */
export const ProgramPage = () => {
  const words = useWords();
  const { id = '' } = useParams();
  const mayInvite = useMay('applications.read');
  const query = useRead(readTerms, { params: { id } });
  const edit = (
    <LinkButton tag={Link} to={to.content('program', id)} variant="secondary">
      {words('programs.edit')}
    </LinkButton>
  );
  return (
    <PageFrame
      title={query.data?.data.name ?? words('affiliates.program')}
      permission="affiliates.read"
      up={{ label: words('programs.title'), to: to.programs() }}
      action={edit}
    >
      <Loaded query={query}>
        {({ data }) => (
          <TwoColumns>
            <div>
              <Terms key={data.version} program={data} />
              <People program={data} />
            </div>
            <div>
              <Door program={data} />
              <SiteSection program={data.id} />
              <ProgramTerritories program={data.id} />
              <ProgramManager program={data.id} />
              <InactivitySection program={data.id} />
              <BonusTermsSection program={data.id} />
              {mayInvite ? <InvitesSection program={data.id} /> : null}
              <Versions program={data} />
            </div>
          </TwoColumns>
        )}
      </Loaded>
    </PageFrame>
  );
};
