interface HouseRule {
  readonly meta: { readonly type: 'problem' | 'suggestion'; readonly schema: []; readonly messages: { readonly refused: string } };
}

declare const house: {
  readonly SERVER: string;
  readonly ROOMS: string;
  readonly TESTS: string[];
  readonly meta: { readonly name: string };
  readonly rules: Record<string, HouseRule>;
  readonly configs: readonly { readonly files: readonly string[]; readonly rules: Record<string, 'error' | 'off'> }[];
};
export = house;
