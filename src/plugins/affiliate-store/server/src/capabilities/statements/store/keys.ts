import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { openText, sealText } from '../../../platform/sealed-text';
import { makeSigningPair } from '../../../platform/signatures';
import type { SigningPair } from '../../../platform/signatures';
import { sql } from '../../../platform/transaction';

/** A key statements are checked by. */
export interface PublicKey {
  readonly id: string;
  readonly publicKey: string;
  readonly madeAt: number;
}

interface Row {
  readonly generation: number;
  readonly key_id: string;
  readonly public_key: string;
  readonly made_at: number | string;
}

const placeOf = (keyId: string): string => `statement-key:${keyId}`;

const rowsOf = async (strapi: Core.Strapi): Promise<Row[]> =>
  (await sql(strapi)('afs_statement_keys').orderBy('generation', 'desc')) as Row[];

/** Every public key, the one in use first. */
export const findKeys = async (strapi: Core.Strapi): Promise<PublicKey[]> =>
  (await rowsOf(strapi)).map((row) => ({ id: row.key_id, publicKey: row.public_key, madeAt: Number(row.made_at) }));

/** Adds a pair as the next generation, in the open unit; false when somebody was faster. */
const addPair = async (strapi: Core.Strapi, pair: SigningPair, generation: number): Promise<boolean> => {
  const row = { generation, key_id: pair.id, public_key: pair.publicKey, made_at: now() };
  const added = (await sql(strapi)('afs_statement_keys').insert(row).onConflict('generation').ignore().returning('id')) as unknown[];
  if (added.length === 0) return false;
  await sql(strapi)('afs_statement_secrets').insert({ key_id: pair.id, sealed: sealText(strapi, pair.privateKey, placeOf(pair.id)) });
  return true;
};

/** The newest pair, made at its first use. One that does not open here (other installation, other ENCRYPTION_KEY) is followed by a new one. */
export const signingPair = async (strapi: Core.Strapi): Promise<SigningPair> => {
  for (;;) {
    const [newest] = await rowsOf(strapi);
    const secret = newest
      ? ((await sql(strapi)('afs_statement_secrets').where({ key_id: newest.key_id }).first()) as { sealed: string } | undefined)
      : undefined;
    const privateKey = newest && secret ? openText(strapi, secret.sealed, placeOf(newest.key_id)) : null;
    if (newest && privateKey !== null) return { id: newest.key_id, publicKey: newest.public_key, privateKey };
    await addPair(strapi, makeSigningPair(), (newest?.generation ?? 0) + 1);
  }
};

/** Puts a new pair in force, in the open unit; answers its id, or null when somebody was faster. */
export const rotatePair = async (strapi: Core.Strapi): Promise<string | null> => {
  const [newest] = await rowsOf(strapi);
  const pair = makeSigningPair();
  return (await addPair(strapi, pair, (newest?.generation ?? 0) + 1)) ? pair.id : null;
};
