import { z } from 'zod';
import { emptyAccount, moveAccount } from '../connect/account';
import { requireAccount } from '../resources/accounts';
import { type AdminRoute, jsonBody } from './admin-route';

const onboardingSchema = z.strictObject({ outcome: z.enum(['complete', 'review', 'restrict']) });

/** What becomes of connected accounts. */
export const accountRoutes: AdminRoute[] = [
  {
    method: 'POST',
    path: /^\/accounts\/([^/]+)\/onboarding$/,
    run: ({ world }, id, request) => {
      const account = requireAccount(world, id);
      moveAccount(world, account, onboardingSchema.parse(jsonBody(request)).outcome);
      return account;
    },
  },
  {
    method: 'POST',
    path: /^\/accounts\/([^/]+)\/empty$/,
    run: ({ world }, id) => {
      emptyAccount(world, requireAccount(world, id).id);
      return { id };
    },
  },
];
