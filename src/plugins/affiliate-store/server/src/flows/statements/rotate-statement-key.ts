import type { Core } from '@strapi/strapi';
import { statements } from '../../capabilities/statements/service';
import { audit } from '../../platform/audit';
import { together } from '../../platform/transaction';

/** Statements to come are signed with a new key; old public keys are kept. Answers its id, or null when somebody was faster. */
export const rotateStatementKey = (strapi: Core.Strapi, actor: string): Promise<string | null> =>
  together(strapi, async () => {
    const id = await statements(strapi).rotateKey();
    if (id !== null) await audit(strapi, { actor, action: 'statements.rotate-key', subject: `statement-key:${id}` });
    return id;
  });
