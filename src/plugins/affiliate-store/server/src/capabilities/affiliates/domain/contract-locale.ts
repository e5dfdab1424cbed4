/** The languages contracts are written in. */
export const CONTRACT_LOCALES = ['en', 'fr', 'es', 'pt-BR', 'ar'] as const;
export type ContractLocale = (typeof CONTRACT_LOCALES)[number];

/** The words of a program's contract, where the shop has written its own, by language. */
export type ContractTexts = Partial<Readonly<Record<ContractLocale, string>>>;
