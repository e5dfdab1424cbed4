import type { ContractLocale } from './contract-locale';

/** What contracts say of sales that are not one affiliate's alone. */
export type SharedClause = 'shared' | 'territoryHolder' | 'territoryShared' | 'territoryOnly';

/** Which visit decides, where two do together. */
export const BOTH_VISITS: Readonly<Record<ContractLocale, string>> = {
  en: 'the first and the last visit',
  fr: 'la première et la dernière visite',
  es: 'la primera y la última visita',
  'pt-BR': 'a primeira e a última visita',
  ar: 'أول زيارة وآخر زيارة',
};

export const SHARED_CLAUSES: Readonly<Record<ContractLocale, Readonly<Record<SharedClause, string>>>> = {
  en: {
    shared:
      'Where the first and the last visit are those of two affiliates, they share the sale: whoever came first earns {firstShare} of what they would have earned of it alone, and whoever came last {lastShare}.',
    territoryHolder:
      'Where a country is the exclusive territory of an affiliate, an order from there counts for its holder, whoever else brought the buyer.',
    territoryShared:
      'Where a country is the exclusive territory of an affiliate and another brought the buyer, they share the sale: the holder earns {holderShare} of what they would have earned of it alone, and whoever brought the buyer {bringerShare}.',
    territoryOnly: 'Where a country is the exclusive territory of an affiliate, nobody else earns by an order from there.',
  },
  fr: {
    shared:
      'Si la première et la dernière visite sont celles de deux affiliés, ils partagent la vente : le premier gagne {firstShare} de ce qu’il en aurait gagné seul, et le dernier {lastShare}.',
    territoryHolder:
      'Si un pays est le territoire exclusif d’un affilié, une commande qui en vient compte pour son titulaire, quel que soit celui qui a amené l’acheteur.',
    territoryShared:
      'Si un pays est le territoire exclusif d’un affilié et qu’un autre a amené l’acheteur, ils partagent la vente : le titulaire gagne {holderShare} de ce qu’il en aurait gagné seul, et celui qui a amené l’acheteur {bringerShare}.',
    territoryOnly: 'Si un pays est le territoire exclusif d’un affilié, personne d’autre ne gagne sur une commande qui en vient.',
  },
  es: {
    shared:
      'Si la primera y la última visita son de dos afiliados, comparten la venta: quien llegó primero gana el {firstShare} de lo que habría ganado solo, y quien llegó último el {lastShare}.',
    territoryHolder:
      'Si un país es el territorio exclusivo de un afiliado, un pedido desde allí cuenta para su titular, sea quien sea quien trajo al comprador.',
    territoryShared:
      'Si un país es el territorio exclusivo de un afiliado y otro trajo al comprador, comparten la venta: el titular gana el {holderShare} de lo que habría ganado solo, y quien trajo al comprador el {bringerShare}.',
    territoryOnly: 'Si un país es el territorio exclusivo de un afiliado, nadie más gana por un pedido desde allí.',
  },
  'pt-BR': {
    shared:
      'Se a primeira e a última visita forem de dois afiliados, eles dividem a venda: quem veio primeiro ganha {firstShare} do que teria ganhado sozinho, e quem veio por último {lastShare}.',
    territoryHolder:
      'Se um país for o território exclusivo de um afiliado, um pedido vindo de lá conta para o titular, seja quem for que trouxe o comprador.',
    territoryShared:
      'Se um país for o território exclusivo de um afiliado e outro trouxer o comprador, eles dividem a venda: o titular ganha {holderShare} do que teria ganhado sozinho, e quem trouxe o comprador {bringerShare}.',
    territoryOnly: 'Se um país for o território exclusivo de um afiliado, ninguém mais ganha com um pedido vindo de lá.',
  },
  ar: {
    shared:
      'إذا كانت أول زيارة وآخر زيارة لمسوّقَين مختلفَين، يتقاسمان البيع: يكسب صاحب الأولى {firstShare} مما كان سيكسبه وحده، ويكسب صاحب الأخيرة {lastShare}.',
    territoryHolder: 'إذا كان بلدٌ منطقةً حصرية لمسوّق، يُحتسب الطلب الآتي منه لصاحبها أيًّا كان من أتى بالمشتري.',
    territoryShared:
      'إذا كان بلدٌ منطقةً حصرية لمسوّق وأتى غيره بالمشتري، يتقاسمان البيع: يكسب صاحب المنطقة {holderShare} مما كان سيكسبه وحده، ويكسب من أتى بالمشتري {bringerShare}.',
    territoryOnly: 'إذا كان بلدٌ منطقةً حصرية لمسوّق، لا يكسب غيره شيئًا من طلب يأتي منه.',
  },
};
