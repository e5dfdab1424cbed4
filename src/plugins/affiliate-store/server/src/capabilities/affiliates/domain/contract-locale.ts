/** The languages contracts are written in. */
export const CONTRACT_LOCALES = ['en', 'fr', 'es', 'pt-BR', 'ar'] as const;
export type ContractLocale = (typeof CONTRACT_LOCALES)[number];
