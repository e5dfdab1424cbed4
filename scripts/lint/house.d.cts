import type { Linter, Rule } from 'eslint';

interface HouseRule extends Rule.RuleModule {
  readonly meta: { readonly type: 'problem' | 'suggestion'; readonly schema: []; readonly messages: { readonly refused: string } };
}

declare const house: {
  readonly SERVER: string;
  readonly ROOMS: string;
  readonly TESTS: string[];
  readonly plugin: { readonly rules: Record<string, HouseRule> };
  readonly configs: Linter.Config[];
};
export = house;
