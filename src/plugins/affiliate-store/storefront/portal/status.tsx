import { useId } from 'react';

export type Tone = 'positive' | 'warning' | 'danger' | 'info' | 'neutral';
const dots: Readonly<Record<Tone, string>> = {
  positive: 'bg-positive',
  warning: 'bg-warning',
  danger: 'bg-danger',
  info: 'bg-brand-ink',
  neutral: 'bg-line-strong',
};

/** A dot and a word; on focus or under the pointer, what it means and what happens next. */
export function Status({
  tone,
  word,
  meaning,
}: {
  readonly tone: Tone;
  readonly word: string;
  readonly meaning?: string | null | undefined;
}) {
  const id = useId();
  const chip = (
    <>
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dots[tone]}`} />
      {word}
    </>
  );
  if (!meaning) return <span className="inline-flex items-center gap-2 whitespace-nowrap">{chip}</span>;
  return (
    <span className="group relative z-10 inline-block">
      <button
        type="button"
        aria-describedby={id}
        className="inline-flex min-h-6 items-center gap-2 rounded-control text-start whitespace-nowrap underline decoration-line-strong decoration-dotted underline-offset-4"
      >
        {chip}
      </button>
      <span
        role="tooltip"
        id={id}
        className="pointer-events-none absolute end-0 top-full hidden md:start-0 md:end-auto z-30 mt-1.5 w-64 max-w-[75vw] rounded-control bg-ink px-3 py-2 text-13 whitespace-normal text-paper group-focus-within:block group-hover:block"
      >
        {meaning}
      </span>
    </span>
  );
}
