import type { HelpRoleName } from '../../../contracts/help';
import { useSession } from '../session';

/** What somebody is here, as the help centre asks it: everybody is a buyer. */
export function useOwnRoles(): readonly HelpRoleName[] {
  const { profile } = useSession();
  return (['affiliate', 'creator', 'buyer'] as const).filter((role) => role === 'buyer' || profile.roles.includes(role));
}
