import { useRef, type ReactNode } from 'react';
import { formatMoment } from '../../i18n/format';
import { useSite } from '../kit';
import { Failed } from '../states';
import { typed } from '../typed';

interface LineProps {
  readonly by: 'you' | 'shop' | 'books';
  /** What was done, where it is more than writing. */
  readonly what?: string;
  readonly text: string | null;
  readonly at: string;
  /** What it speaks of. */
  readonly children?: ReactNode;
}

/** One thing that was said or done in a talk with the shop. */
export function TalkLine({ by, what, text, at, children }: LineProps) {
  const { t, locale } = useSite();
  return (
    <li className="border-b border-line py-4">
      <p className="text-13 text-muted">
        {[t(`case.by.${by}`), ...(what === undefined ? [] : [what]), formatMoment(locale, at)].join(' · ')}
      </p>
      {children}
      {text !== null && (
        <p className="mt-1 whitespace-pre-line" dir="auto">
          {text}
        </p>
      )}
    </li>
  );
}

interface FormProps {
  readonly label: string;
  readonly send: string;
  readonly busy: boolean;
  readonly failure: Error | null;
  /** Sends what was written; `sent` empties the field. */
  readonly onSend: (text: string, sent: () => void) => void;
  /** Above the words. */
  readonly first?: ReactNode;
  /** Beside the button that sends. */
  readonly children?: ReactNode;
  /** Whether something else is what a reader came for. */
  readonly aside?: boolean;
}

/** Writes to the shop, in whatever talk. */
export function TalkForm({ label, send, busy, failure, onSend, first, children, aside = false }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      className="no-print mt-4 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(typed(new FormData(event.currentTarget), 'text'), () => form.current?.reset());
      }}
    >
      {first}
      <label className="block">
        <span className="mb-1.5 block font-medium">{label}</span>
        <textarea name="text" className="input" rows={4} required minLength={2} maxLength={2000} dir="auto" />
      </label>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className={aside ? 'button' : 'button button-primary'} disabled={busy}>
          {send}
        </button>
        {children}
      </div>
      {failure !== null && <Failed failure={failure} />}
    </form>
  );
}
