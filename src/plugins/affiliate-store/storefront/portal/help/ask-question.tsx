import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { HelpRoleName } from '../../../contracts/help';
import { useSite } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';
import { useOwnRoles } from './own-roles';

function AskAs({ roles }: { readonly roles: readonly HelpRoleName[] }) {
  const { t } = useSite();
  if (roles.length < 2) return <input type="hidden" name="role" value={roles[0] ?? 'buyer'} />;
  return (
    <label className="block">
      <span className="mb-1.5 block font-medium">{t('helpCentre.askAs')}</span>
      <select name="role" className="input">
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`helpCentre.role.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Asks the shop, from the help page or from an article that did not answer it. */
export function AskQuestion({
  help,
  article,
  open = false,
}: {
  readonly help: string;
  readonly article?: string;
  readonly open?: boolean;
}) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const roles = useOwnRoles();
  const form = useRef<HTMLFormElement>(null);
  const ask = useMutation({
    mutationFn: (given: FormData) =>
      client.help.ask({
        body: {
          role: roles.find((one) => one === typed(given, 'role')) ?? 'buyer',
          language: locale,
          text: typed(given, 'text'),
          ...(article === undefined ? {} : { article }),
        },
      }),
    onSuccess: async () => {
      form.current?.reset();
      await queries.invalidateQueries({ queryKey: ['list', 'help-questions'] });
    },
  });
  return (
    <details className="no-print mt-10 border-t border-line pt-6" open={open}>
      <summary className="link min-h-8 w-fit font-medium">{t('helpCentre.ask')}</summary>
      <form
        ref={form}
        className="mt-4 grid max-w-text gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate(new FormData(event.currentTarget));
        }}
      >
        <p className="text-muted">{help}</p>
        <AskAs roles={roles} />
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('helpCentre.yourQuestion')}</span>
          <textarea name="text" className="input" rows={4} required minLength={2} maxLength={2000} dir="auto" />
        </label>
        <button type="submit" className="button button-primary w-fit" disabled={ask.isPending}>
          {t('helpCentre.send')}
        </button>
        {ask.isError && <Failed failure={ask.error} />}
        {ask.isSuccess && <p role="status">{t('helpCentre.sent')}</p>}
      </form>
    </details>
  );
}
