import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { publicId } from '../../../platform/ids';
import { normalizeCode, refusalOfCode, suggestCode } from '../domain/code';
import { affiliateFailures } from '../domain/failures';
import { codeIsFree } from '../store/codes';

/** The code as it will be shown: the one asked for, if it can be had, or one made from the name. */
export const chooseCode = async (strapi: Core.Strapi, wanted: string | undefined, name: string): Promise<Outcome<string, Failure>> => {
  const asked = wanted?.trim() ?? '';
  if (asked === '') return ok(suggestCode(name, publicId('c').slice(2, 8)));
  const refusal = refusalOfCode(asked);
  if (refusal !== null) return failed(affiliateFailures.because(refusal, { asked }));
  return (await codeIsFree(strapi, normalizeCode(asked))) ? ok(asked) : failed(affiliateFailures.because('CODE_TAKEN', { asked }));
};
