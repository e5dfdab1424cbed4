import { checkStatement, checkStatementCode, listStatementKeys } from '../../../../../contracts/statements';
import { statementByCode } from '../../../flows/statements/read-statements';
import { failed, ok } from '../../../kernel/outcome';
import { implement } from '../../../platform/endpoints';
import type { Controller } from '../../../platform/endpoints';
import { isoOf } from '../../../platform/moments';
import { statementFailures, statements } from '../service';

/** Whoever holds a statement and asks whether it is one. */
export const statementCheck: Controller = {
  name: 'statementCheck',
  implementations: [
    implement(checkStatement, async (strapi, { body }) => {
      const verdict = await statements(strapi).check(body.text);
      return verdict === 'not_a_statement' ? failed(statementFailures.because('NOT_A_STATEMENT')) : ok({ data: { verdict } });
    }),
    implement(checkStatementCode, async (strapi, { body }) => {
      const found = await statementByCode(strapi, body);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listStatementKeys, async (strapi) =>
      ok({
        data: (await statements(strapi).keys()).map(({ id, publicKey, madeAt }) => ({
          id,
          algorithm: 'Ed25519' as const,
          publicKey,
          since: isoOf(madeAt),
        })),
      }),
    ),
  ],
};
