import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import type { Explanation, ExplanationStep, MoneyView } from '../../contracts/primitives';
import { Amount } from '../ui/amount';
import { useSite } from '../ui/site';
import { sayableFacts } from './sayable-facts';
import { Loaded } from './states';

/** A step in the reader's language where its code is known there; otherwise the store's own words, marked as English. */
function StepWords({ step, currency }: { readonly step: ExplanationStep; readonly currency: MoneyView | null }) {
  const { t, locale } = useSite();
  const facts = sayableFacts(step.facts, currency, locale);
  const said = saidOrNull(() => t.maybe(`explain.${step.code}`, facts) ?? t.maybe(`reason.${step.code}`, facts));
  return said === null ? (
    <span lang="en">
      <bdi>{step.text}</bdi>
    </span>
  ) : (
    <span>{said}</span>
  );
}

/** A message that misses one of its facts is not said at all. */
function saidOrNull(say: () => string | null): string | null {
  try {
    return say();
  } catch {
    return null;
  }
}

/** Why an amount is what it is: a sum that can be read line by line, down to the rounding. */
export function ExplanationSum({ explanation }: { readonly explanation: Explanation }) {
  const { t } = useSite();
  return (
    <ol className="border-t border-line" aria-label={t('explain.title')}>
      {explanation.steps.map((step, at) => (
        <li key={at} className="grid grid-cols-[1.75rem_1fr_auto] gap-x-2 border-b border-line py-3">
          <span aria-hidden="true" className="text-muted tabular-nums">
            {at + 1}
          </span>
          <StepWords step={step} currency={step.amount ?? explanation.amount} />
          <span className="ps-4 text-end">{step.amount && <Amount money={step.amount} />}</span>
        </li>
      ))}
      {explanation.amount && (
        <li className="grid grid-cols-[1fr_auto] py-3 text-18 font-bold">
          <span>{t('explain.result')}</span>
          <Amount money={explanation.amount} />
        </li>
      )}
    </ol>
  );
}

interface WhyProps {
  readonly money: MoneyView;
  readonly name: string;
  readonly ask: () => Promise<Explanation> | Explanation;
  readonly cacheKey: readonly string[];
  readonly more?: ReactNode;
}

/** An amount that can be pressed: it opens how it came to be. */
export function WhyAmount({ money, name, ask, cacheKey, more }: WhyProps) {
  const { t } = useSite();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: ['why', ...cacheKey], queryFn: async () => ask(), enabled: open });
  return (
    <>
      <button
        type="button"
        className="relative z-10 -my-1 min-h-7 rounded-control underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-solid"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        <Amount money={money} />
        <span className="sr-only"> – {t('explain.open', { name })}</span>
      </button>
      <dialog
        ref={dialog}
        className="z-40 text-start text-15 font-normal"
        aria-label={t('explain.title')}
        onClose={() => setOpen(false)}
        onClick={(event) => {
          if (event.target === dialog.current) dialog.current.close();
        }}
      >
        {open && (
          <div className="p-6">
            <div className="flex items-start justify-between gap-6">
              <div>
                <p className="eyebrow">{name}</p>
                <h2 className="mt-1 text-22">{t('explain.title')}</h2>
              </div>
              <button type="button" className="button button-small" onClick={() => dialog.current?.close()}>
                {t('portal.close')}
              </button>
            </div>
            <div className="mt-5">
              <Loaded query={query}>{(explanation) => <ExplanationSum explanation={explanation} />}</Loaded>
            </div>
            {more && <div className="mt-4">{more}</div>}
          </div>
        )}
      </dialog>
    </>
  );
}
