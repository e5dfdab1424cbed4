import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router-dom';
import type { PathStepText, PathView } from '../../../contracts/paths';
import { storePath } from '../../ui/site';
import { Written } from '../../ui/written';
import { formatDay, formatMoment, Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';
import { Quiz } from './quiz';
import { useStepName } from './step-name';

interface StepProps {
  readonly id: string;
  readonly step: PathStepText;
}

/** After a step: on to the next one that is open, with everything read again. */
function useOnward() {
  const queries = useQueryClient();
  const go = useNavigate();
  return async (path: PathView): Promise<void> => {
    await queries.invalidateQueries();
    go(path.next === null ? '/start' : `/start/${path.id}/${path.next}`);
  };
}

const Hash = ({ hash }: { readonly hash: string }) => {
  const { t } = useSite();
  return (
    <p className="mt-4 text-13 text-muted">
      {t('contract.hash')}{' '}
      <bdi dir="ltr" className="break-all">
        {hash}
      </bdi>
    </p>
  );
};

function Material({ id, step }: StepProps) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const onward = useOnward();
  const read = useMutation({
    mutationFn: () => client.paths.markRead({ params: { id, key: step.key }, body: { hash: step.hash ?? '' } }),
    onSuccess: onward,
  });
  return (
    <>
      {step.confidential && <p className="note note-warning mt-6">{t('path.confidential')}</p>}
      <div className="mt-6">
        <Written text={step.text ?? ''} />
      </div>
      {step.state === 'done' ? (
        <p className="mt-6 text-muted">{t('path.doneOn', { day: step.doneAt === null ? '' : formatDay(locale, step.doneAt) })}</p>
      ) : (
        <button type="button" className="button button-primary mt-6" disabled={read.isPending} onClick={() => read.mutate()}>
          {t('path.read')}
        </button>
      )}
      {read.isError && <Failed failure={read.error} />}
    </>
  );
}

/** A tick and a press, so that nobody agrees by a slip. */
function Agree({ label, busy, withName, onAgree }: AgreeProps) {
  const { t } = useSite();
  return (
    <form
      className="no-print mt-6 grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onAgree(typed(new FormData(event.currentTarget), 'name'));
      }}
    >
      {withName && (
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('path.signatureName')}</span>
          <input name="name" className="input" required minLength={2} maxLength={120} autoComplete="name" dir="auto" />
        </label>
      )}
      <label className="flex items-start gap-2.5">
        <input type="checkbox" required className="mt-1" />
        {t('contract.haveRead')}
      </label>
      <div>
        <button type="submit" className="button button-primary" disabled={busy}>
          {label}
        </button>
      </div>
    </form>
  );
}

interface AgreeProps {
  readonly label: string;
  readonly busy: boolean;
  readonly withName?: true;
  readonly onAgree: (name: string) => void;
}

function Nda({ id, step }: StepProps) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const onward = useOnward();
  const sign = useMutation({
    mutationFn: (name: string) => client.paths.signNda({ params: { id, key: step.key }, body: { hash: step.hash ?? '', name, locale } }),
    onSuccess: onward,
  });
  return (
    <>
      <div className="mt-6">
        <Written text={step.text ?? ''} />
      </div>
      <Hash hash={step.hash ?? ''} />
      {step.signature ? (
        <p className="note note-positive mt-6">
          {t('path.signedBy', { name: step.signature.name, moment: formatMoment(locale, step.signature.at) })}
        </p>
      ) : (
        <Agree withName label={t('path.sign')} busy={sign.isPending} onAgree={(name) => sign.mutate(name)} />
      )}
      {sign.isError && <Failed failure={sign.error} />}
    </>
  );
}

/** The end of the path; the roles of the session are read anew by the whole page. */
function ContractStep({ id, step: { contract } }: StepProps) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const sign = useMutation({
    mutationFn: (hash: string) => client.paths.signContract({ params: { id }, body: { hash, locale } }),
    onSuccess: () => location.assign(storePath(locale, '/partner')),
  });
  if (!contract) return <p className="mt-6 text-muted">{t('path.allDone')}</p>;
  return (
    <>
      <p className="mt-4 text-muted">{t('path.contractUntil', { day: formatDay(locale, contract.validUntil) })}</p>
      <p className="mt-6 max-w-text whitespace-pre-line" dir="auto">
        {contract.text}
      </p>
      <Hash hash={contract.hash} />
      <Agree label={t('path.signContract')} busy={sign.isPending || sign.isSuccess} onAgree={() => sign.mutate(contract.hash)} />
      {sign.isError && <Failed failure={sign.error} />}
    </>
  );
}

const BODY = { material: Material, nda: Nda, quiz: Quiz, contract: ContractStep } as const;

/** One step of the way in. */
export function Step() {
  const { t, locale } = useSite();
  const name = useStepName();
  const { id = '', key = '' } = useParams();
  const query = useStore(['path-step', id, key, locale], (client) => client.paths.readStep({ params: { id, key }, query: { locale } }));
  const Body = query.data ? BODY[query.data.kind] : null;
  return (
    <>
      <PageHead
        title={query.data ? name(query.data) : t('path.title')}
        state={query.data && t(`path.kind.${query.data.kind}`)}
        back={{ to: '/start', label: t('path.title') }}
      />
      <Loaded query={query}>{(step) => (Body ? <Body key={step.key} id={id} step={step} /> : null)}</Loaded>
    </>
  );
}
