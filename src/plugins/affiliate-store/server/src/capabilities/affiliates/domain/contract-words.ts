import type { ContractWords } from './contract-clauses';
import type { ContractLocale } from './contract-locale';
import { ARABIC, PORTUGUESE, SPANISH } from './contract-words-more';

export const CONTRACT_WORDS: Readonly<Record<ContractLocale, ContractWords>> = {
  en: {
    thisVisit: 'this visit only',
    allPayments: 'all',
    capPeriod: { day: 'each day (UTC)', month: 'each month (UTC)' },
    base: {
      gross: 'the whole price paid',
      net_of_tax: 'the price without tax',
      net_of_fee: 'the price without tax and the shop’s fee',
      profit: 'the price without tax, the shop’s fee and the cost of the goods',
    },
    model: { last_click: 'the last visit by a link', first_click: 'the first visit by a link' },
    secondTierBase: { same: 'the same amount', first_tier: 'their commission' },
    clauses: {
      parties: 'This is the contract between {shop} and {name} in the program “{program}”.',
      rate: 'Of each sale that counts for {name}, {name} earns {rate} of {base}.',
      noSales: 'Sales pay nothing in this program.',
      leads:
        'For each lead of {name} that the shop accepts, {name} earns {leadPays}; at most {leadMost} {leadPeriod}. A lead that is rejected pays nothing, and {name} reads why. One address pays once.',
      leadsByThemselves: 'A lead nobody has decided about is accepted after {leadDays}.',
      clicks:
        'For each visitor who follows a link of {name}, once a day, {name} earns {clickPays}; at most {clickMost} {clickPeriod}. Robots, repeats and floods do not count. A day is paid by the terms in force when it began.',
      rules:
        'For the sales named in the rules of these terms, which are part of this contract, {name} earns what the rule says instead; of several rules the narrowest holds.',
      tiers:
        'Some rules ask for a tier. {name} has it from the next sale on when the number named with these terms is reached, and keeps it to the end of the period after; what was reached is never taken back earlier.',
      window:
        'A sale counts if it follows a visit by {name}’s link within {windowDays}. Where several affiliates brought the buyer, {model} decides.',
      hold: 'A commission may be paid out when the guarantee of the product is over, and not before {holdDays} after the sale.',
      payments: 'Of a subscription or of instalments, this many payments earn: {maxPayments}.',
      months: 'Of a subscription, payments made within so many months of the first earn: {maxMonths}.',
      forGood: 'A customer whose first order counted for {name} stays with {name}: later orders that nobody else brought count as well.',
      forMonths:
        'A customer whose first order counted for {name} stays with {name}: later orders that nobody else brought count as well. Months this lasts: {lifetimeMonths}.',
      secondTier: 'Of the sales of those {name} brought into the program, {name} earns {secondTier} of {secondTierBase}.',
      secondTierMonths: 'Months this lasts from the day each of them joined: {secondTierMonths}.',
      ownAllowed: 'Purchases of one’s own through one’s own link count.',
      ownForbidden: 'Purchases of one’s own through one’s own link do not count.',
      brandAds:
        'Advertisements in search engines on the shop’s name, or on those of its products, are not allowed. A sale that came by a paid search advertisement is held until somebody has looked.',
      change:
        'Better terms apply at once. Worse terms are told in advance and apply only once the time of notice is over and they were accepted, or a revision date has passed. Sales made before keep the terms they were made under.',
      end: 'The contract holds until {validUntil}. After that no new sale counts until it is renewed; what was earned stays.',
    },
  },
  fr: {
    thisVisit: 'cette visite seulement',
    allPayments: 'tous',
    capPeriod: { day: 'par jour (UTC)', month: 'par mois (UTC)' },
    base: {
      gross: 'le prix payé en entier',
      net_of_tax: 'le prix hors taxes',
      net_of_fee: 'le prix hors taxes et hors frais de la boutique',
      profit: 'le prix hors taxes, hors frais de la boutique et hors coût des biens',
    },
    model: { last_click: 'la dernière visite par un lien', first_click: 'la première visite par un lien' },
    secondTierBase: { same: 'la même somme', first_tier: 'leur commission' },
    clauses: {
      parties: 'Ceci est le contrat entre {shop} et {name} dans le programme « {program} ».',
      rate: 'De chaque vente qui compte pour {name}, {name} gagne {rate} sur {base}.',
      noSales: 'Dans ce programme, les ventes ne rapportent rien.',
      leads:
        'Pour chaque contact amené par {name} et accepté par la boutique, {name} gagne {leadPays} ; au plus {leadMost} {leadPeriod}. Un contact refusé ne rapporte rien, et {name} lit pourquoi. Une adresse rapporte une seule fois.',
      leadsByThemselves: 'Un contact dont personne n’a décidé est accepté après ce délai : {leadDays}.',
      clicks:
        'Pour chaque visiteur qui suit un lien de {name}, une fois par jour, {name} gagne {clickPays} ; au plus {clickMost} {clickPeriod}. Les robots, les répétitions et les afflux ne comptent pas. Un jour est payé selon les conditions en vigueur à son début.',
      rules:
        'Pour les ventes nommées dans les règles de ces conditions, qui font partie de ce contrat, {name} gagne ce que dit la règle ; de plusieurs règles, la plus précise vaut.',
      tiers:
        'Certaines règles demandent un palier. {name} l’a dès la vente suivante quand le nombre indiqué avec ces conditions est atteint, et le garde jusqu’à la fin de la période d’après ; ce qui est atteint n’est jamais repris plus tôt.',
      window:
        'Une vente compte si elle suit une visite par le lien de {name} dans ce délai : {windowDays}. Si plusieurs affiliés ont amené l’acheteur, c’est {model} qui décide.',
      hold: 'Une commission peut être versée une fois la garantie du produit terminée, et pas avant ce délai après la vente : {holdDays}.',
      payments: 'D’un abonnement ou d’un paiement en plusieurs fois, ce nombre de paiements rapporte : {maxPayments}.',
      months: 'D’un abonnement, les paiements de ce nombre de mois depuis le premier rapportent : {maxMonths}.',
      forGood:
        'Un client dont la première commande a compté pour {name} lui reste : ses commandes suivantes que personne d’autre n’a amenées comptent aussi.',
      forMonths:
        'Un client dont la première commande a compté pour {name} lui reste : ses commandes suivantes que personne d’autre n’a amenées comptent aussi. Nombre de mois : {lifetimeMonths}.',
      secondTier: 'Des ventes de ceux que {name} a amenés dans le programme, {name} gagne {secondTier} sur {secondTierBase}.',
      secondTierMonths: 'Nombre de mois, à compter de l’arrivée de chacun : {secondTierMonths}.',
      ownAllowed: 'Les achats pour soi par son propre lien comptent.',
      ownForbidden: 'Les achats pour soi par son propre lien ne comptent pas.',
      brandAds:
        'Les annonces dans les moteurs de recherche sur le nom de la boutique ou de ses produits ne sont pas permises. Une vente venue par une annonce payante est retenue jusqu’à ce que quelqu’un l’ait examinée.',
      change:
        'De meilleures conditions s’appliquent aussitôt. Des conditions moins bonnes sont annoncées et ne s’appliquent qu’une fois le préavis écoulé et après acceptation, ou après une date de révision. Les ventes faites avant gardent leurs conditions.',
      end: 'Le contrat vaut jusqu’au {validUntil}. Ensuite, aucune nouvelle vente ne compte avant son renouvellement ; ce qui a été gagné reste acquis.',
    },
  },
  es: SPANISH,
  'pt-BR': PORTUGUESE,
  ar: ARABIC,
};
