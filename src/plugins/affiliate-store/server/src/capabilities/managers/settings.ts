import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const newAffiliatesTo = defineSetting({
  key: 'managers.newAffiliatesTo',
  section: 'general',
  label: 'Who looks after new affiliates',
  help: 'E-mail addresses of administrators, one a line. Whoever becomes an affiliate of a program nobody looks after is given to one of them: to the one, or to several in turn. Who cannot sign in is passed over. Without a line nobody is.',
  schema: z.array(z.string().trim().toLowerCase().pipe(z.email())).max(50),
  fallback: [] as string[],
});

export const settings = [newAffiliatesTo];
