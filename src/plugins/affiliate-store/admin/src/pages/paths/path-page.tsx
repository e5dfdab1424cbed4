import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { publishProgramPath, readProgramPath } from '../../../../contracts/admin';
import type { ProgramPath } from '../../../../contracts/admin';
import { Confirm } from '../../shell/confirm';
import { Loaded, PageFrame, Quiet, Section, Stack, to, useAct, useCodeWords, useMay, useRead, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { useUnsaved } from '../../shell/unsaved';
import { draftOf, isWhole, moved, newStep, stepsOf } from './draft';
import type { StepDraft } from './draft';
import { StepFields } from './step-fields';

const KINDS = ['material', 'quiz', 'nda'] as const;

/** A refusal with the title of the step it names. */
const useNamedRefusal = (drafts: readonly StepDraft[]) => {
  const say = useCodeWords();
  return ({
    code,
    message,
    facts,
  }: {
    readonly code: string;
    readonly message: string;
    readonly facts: Readonly<Record<string, unknown>>;
  }) => {
    const step = drafts.find(({ key }) => key === facts['step'])?.title ?? '';
    return say('failure', code, message, { step });
  };
};

const Publish = ({ path, drafts }: { readonly path: ProgramPath; readonly drafts: readonly StepDraft[] }) => {
  const words = useWords();
  const refusal = useNamedRefusal(drafts);
  const { toggleNotification } = useNotification();
  const act = useAct(publishProgramPath, ['adminPaths']);
  const steps = stepsOf(drafts);
  const unfinished = drafts.flatMap((step, at) => (isWhole(step) ? [] : [at + 1]));
  const changed = JSON.stringify(steps) !== JSON.stringify(path.steps);
  useUnsaved(changed);
  const send = () =>
    steps &&
    act.mutate(
      { asked: { params: { id: path.id }, body: { version: path.version, steps } } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('paths.published') }) },
    );
  return (
    <>
      {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
      <div role="status">
        {unfinished.length > 0 ? <Quiet>{words('paths.lacks', { count: unfinished.length, steps: unfinished.join(', ') })}</Quiet> : null}
      </div>
      <div>
        <Confirm title={words('paths.publish')} text={words('paths.publishText')} confirm={words('paths.publish')} onConfirm={send}>
          <Button disabled={steps === null || !changed} loading={act.isPending}>
            {words('paths.publish')}
          </Button>
        </Confirm>
      </div>
    </>
  );
};

const Add = ({ onAdd }: { readonly onAdd: (kind: StepDraft['kind']) => void }) => {
  const words = useWords();
  return (
    <Flex gap={2} wrap="wrap">
      {KINDS.map((kind) => (
        <Button key={kind} variant="secondary" onClick={() => onAdd(kind)}>
          {words(`paths.add.${kind}`)}
        </Button>
      ))}
    </Flex>
  );
};

const Editor = ({ path }: { readonly path: ProgramPath }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const [drafts, setDrafts] = useState(() => draftOf(path.steps));
  return (
    <Stack>
      <p>{words('paths.help')}</p>
      {path.kind === 'dealer' && path.steps.length === 0 ? <Notice tone="warning">{words('paths.dealerWithout')}</Notice> : null}
      <p>
        <Link to={to.walks({ program: path.id })}>{words('paths.walking', { count: path.walking })}</Link>
      </p>
      {drafts.map((step, at) => (
        <StepFields
          key={step.key}
          step={step}
          number={at + 1}
          put={(change) => setDrafts((before) => before.map((one) => (one.key === step.key ? { ...one, ...change } : one)))}
          move={(by) => setDrafts((before) => moved(before, at, by))}
          remove={() => setDrafts((before) => before.filter(({ key }) => key !== step.key))}
        />
      ))}
      {drafts.length > 0 ? (
        <Section title={`${drafts.length + 1}. ${words('paths.kind.contract')}`}>
          <Quiet>{words('paths.contractHelp')}</Quiet>
        </Section>
      ) : (
        <Quiet>{words('paths.none')}</Quiet>
      )}
      {mayManage ? (
        <>
          <Add onAdd={(kind) => setDrafts((before) => [...before, newStep(kind, before)])} />
          <Publish path={path} drafts={drafts} />
        </>
      ) : null}
    </Stack>
  );
};

/** The steps newcomers to a program take before their link counts. */
export const PathPage = () => {
  const words = useWords();
  const { id = '' } = useParams();
  const query = useRead(readProgramPath, { params: { id } });
  return (
    <PageFrame
      title={query.data ? words('paths.of', { program: query.data.data.name }) : words('paths.title')}
      permission="affiliates.read"
      up={{ label: query.data?.data.name ?? words('programs.title'), to: to.program(id) }}
    >
      <Loaded query={query}>{({ data }) => <Editor key={data.version} path={data} />}</Loaded>
    </PageFrame>
  );
};
