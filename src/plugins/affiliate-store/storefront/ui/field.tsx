import type { ReactNode } from 'react';
import { AlertIcon } from './icons';

interface FieldFrame {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | null | undefined;
}

/** What an input says about its help and its error to assistive technology. */
export const describedBy = ({ id, help, error }: Omit<FieldFrame, 'label'>) => ({
  'aria-describedby': [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? (true as const) : undefined,
});

/** The words of an error, in a place that keeps its id so that a script can fill it without drawing anything. */
export const FieldError = ({ id, error }: { readonly id: string; readonly error?: string | null | undefined }) => (
  <p id={`${id}-error`} data-live className={error ? 'mt-1.5 flex gap-1.5 text-15 text-danger' : 'hidden'}>
    {error ? (
      <>
        <AlertIcon className="size-5 mt-px" />
        <span>{error}</span>
      </>
    ) : null}
  </p>
);

/** Label above, control, error under it, help below. */
export function Field({ id, label, help, error, children }: FieldFrame & { readonly children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children}
      <FieldError id={id} error={error} />
      {help && (
        <p id={`${id}-help`} className="mt-1.5 text-13 text-muted">
          {help}
        </p>
      )}
    </div>
  );
}
