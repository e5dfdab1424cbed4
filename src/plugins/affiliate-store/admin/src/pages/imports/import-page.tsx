import { Checkbox } from '@strapi/design-system';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { downloadRejectedLines, readImport, runImport, undoImportRun } from '../../../../contracts/admin';
import type { AdminImport } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { ask } from '../../shell/api';
import { ExportButton } from '../../shell/export-button';
import { Amount, Facts, Loaded, Moment, PageFrame, Section, Stack, StateChip, to, TwoColumns, useRead, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { ReasonButton } from '../../shell/reason-button';
import { ImportLines } from './import-lines';
import { ReadingForm } from './reading-form';

/** How often a page looks while lines are carried out. */
const FOLLOWS_MS = 1_000;
const isWorking = ({ state }: AdminImport): boolean => state === 'running' || state === 'undoing';
const COUNTS = ['make', 'match', 'book', 'tell', 'bind', 'know', 'refused', 'undone', 'kept'] as const;

const Sums = ({ of }: { readonly of: AdminImport }) => {
  const words = useWords();
  return (
    <Section title={words('imports.sums')}>
      <Facts
        facts={[
          [words('field.state'), <StateChip key="state" of="import" state={of.state} />],
          [words('imports.program'), <bdi key="program">{of.program.name}</bdi>],
          [words('imports.lines'), isWorking(of) ? words('imports.through', { through: of.through, lines: of.lines }) : String(of.lines)],
          ...COUNTS.filter((each) => of.counts[each] > 0).map((each): [string, string] => [
            words(`imports.${each}`),
            String(of.counts[each]),
          ]),
          ...of.opens.map((each): [string, ReactNode] => [words('imports.opens'), <Amount key={each.currency} value={each} />]),
          ...of.paidBefore.map((each): [string, ReactNode] => [
            words('imports.paidBefore'),
            <Amount key={each.currency} value={each} quiet />,
          ]),
          [words('imports.by'), of.madeBy],
          [words('imports.when'), <Moment key="when" at={of.madeAt} full />],
        ]}
      />
    </Section>
  );
};

/** What may be done with an import in its state. */
const Acts = ({ of }: { readonly of: AdminImport }) => {
  const words = useWords();
  const [welcome, setWelcome] = useState(of.welcome);
  if (of.state === 'done')
    return (
      <ReasonButton
        danger
        variant="danger-light"
        endpoint={undoImportRun}
        asked={(reason) => ({ params: { id: of.id }, body: { reason } })}
        touches={['adminImports', 'adminAffiliates']}
        label={words('imports.undo')}
        title={words('imports.undo')}
        text={words('imports.undoHint')}
        reasonLabel={words('imports.undoReason')}
        done={words('imports.started')}
      />
    );
  if (of.state !== 'previewed' && of.state !== 'awaiting_approval') return null;
  return (
    <Stack>
      {of.state === 'previewed' ? (
        <Checkbox checked={welcome} onCheckedChange={(ticked: boolean | 'indeterminate') => setWelcome(ticked === true)}>
          {words('imports.welcome')}
        </Checkbox>
      ) : null}
      <div>
        <ActButton
          endpoint={runImport}
          asked={{ params: { id: of.id }, body: { welcome } }}
          touches={['adminImports', 'adminAffiliates']}
          label={words('imports.run')}
          done={words('imports.started')}
          confirm={words('imports.runConfirm')}
          variant="default"
        />
      </div>
    </Stack>
  );
};

/** One import: what would be done, or was, and line by line why. */
export const ImportPage = () => {
  const words = useWords();
  const { id = '' } = useParams();
  const [follows, setFollows] = useState(true);
  const query = useRead(readImport, { params: { id } }, follows ? { refreshMs: FOLLOWS_MS } : {});
  const of = query.data?.data;
  if (of && isWorking(of) !== follows) setFollows(isWorking(of));
  return (
    <PageFrame
      title={of?.fileName ?? words('imports.title')}
      permission="imports.manage"
      up={{ label: words('imports.title'), to: to.imports() }}
      action={
        of && of.counts.refused > 0 ? (
          <ExportButton label={words('imports.rejected')} read={() => ask(downloadRejectedLines, { params: { id } })} />
        ) : null
      }
    >
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            {data.state === 'awaiting_approval' ? (
              <Notice tone="warning">{words('imports.waits', { name: data.askedBy ?? '' })}</Notice>
            ) : null}
            {isWorking(data) ? <Notice tone="neutral">{words('imports.working')}</Notice> : null}
            <TwoColumns>
              <Sums of={data} />
              <Acts of={data} />
            </TwoColumns>
            {data.state === 'previewed' ? <ReadingForm of={data} /> : null}
            <ImportLines id={data.id} refreshMs={isWorking(data) ? FOLLOWS_MS : undefined} />
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
};
