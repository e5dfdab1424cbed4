import type { Core } from '@strapi/strapi';
import type { Customer, Party } from '../domain/person';
import { normalizeEmail } from '../domain/mailbox';
import { findCustomers, findParties } from '../store/parties';
import { findProof } from '../store/proofs';
import { findUserByEmail } from '../store/users';

/** A person as this room knows them: their addresses in small letters, their accounts, what they bought as and what they are paid as. */
export interface PersonRows {
  readonly emails: readonly string[];
  readonly userIds: readonly number[];
  readonly customers: readonly Customer[];
  readonly parties: readonly Party[];
}

const byId = <T extends { readonly id: number }>(...found: ReadonlyArray<readonly T[]>): T[] => [
  ...new Map(found.flat().map((one) => [one.id, one])).values(),
];

const rowsOf = (
  emails: readonly string[],
  userIds: readonly number[],
  customers: readonly Customer[],
  parties: readonly Party[],
): PersonRows => ({
  emails: [...new Set([...emails, ...customers.map((one) => one.emailNorm), ...parties.flatMap((one) => one.emailNorm ?? [])])],
  userIds,
  customers,
  parties,
});

/** Every row an address leads to, by the address and by the account that has it. */
export const rowsOfAddress = async (strapi: Core.Strapi, email: string): Promise<PersonRows> => {
  const address = normalizeEmail(email);
  const user = await findUserByEmail(strapi, address);
  const userIds = user ? [user.id] : [];
  const customers = byId(await findCustomers(strapi, 'email_norm', [address]), await findCustomers(strapi, 'user_id', userIds));
  const parties = byId(await findParties(strapi, 'email_norm', [address]), await findParties(strapi, 'user_id', userIds));
  return rowsOf([address], userIds, customers, parties);
};

/** Of a signed-in person only what they have proven: whoever registered with somebody's address is not that somebody. */
export const rowsOfUser = async (strapi: Core.Strapi, userId: number): Promise<PersonRows> => {
  const proof = await findProof(strapi, { user_id: userId });
  const customers = await findCustomers(strapi, 'user_id', [userId]);
  return rowsOf(proof ? [proof.emailNorm] : [], [userId], customers, await findParties(strapi, 'user_id', [userId]));
};
