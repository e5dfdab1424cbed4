import { rateRules, tierLadder } from '../../../../../contracts/rates';
import type { Terms } from '../domain/terms';

const parsed = (text: string | null): unknown => {
  try {
    return text === null || text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
};

/** Rules and tiers of a program as its row keeps them; null where what is written there are none. Nothing where there is nothing. */
export const ratesIn = (row: { readonly rules: string | null; readonly tiers: string | null }): Pick<Terms, 'rules' | 'tiers'> | null => {
  const rules = rateRules.optional().safeParse(parsed(row.rules));
  const tiers = tierLadder.optional().safeParse(parsed(row.tiers));
  if (!rules.success || !tiers.success) return null;
  const [list, ladder] = [(rules.data ?? []) as NonNullable<Terms['rules']>, tiers.data as Terms['tiers']];
  return { ...(list.length === 0 ? {} : { rules: list }), ...(ladder === undefined ? {} : { tiers: ladder }) };
};

/** The same as a row keeps it. */
export const ratesAsText = ({
  rules,
  tiers,
}: Pick<Terms, 'rules' | 'tiers'>): { readonly rules: string | null; readonly tiers: string | null } => ({
  rules: rules === undefined || rules.length === 0 ? null : JSON.stringify(rules),
  tiers: tiers === undefined ? null : JSON.stringify(tiers),
});
