import type { ContractLocale } from './contract-locale';
import type { Terms } from './terms';

type EventClause = 'noSales' | 'leads' | 'leadsByThemselves' | 'clicks';
type PayClause = 'rate' | 'rules' | 'tiers' | 'hold' | 'payments' | 'months' | 'secondTier' | 'secondTierMonths';
type OtherClause = 'parties' | 'window' | 'forGood' | 'forMonths' | 'ownAllowed' | 'ownForbidden' | 'brandAds' | 'change' | 'end';
type Clause = PayClause | EventClause | OtherClause;

/** The words contracts are made of where the shop has written none of its own. */
export interface ContractWords {
  readonly thisVisit: string;
  readonly allPayments: string;
  readonly capPeriod: Readonly<Record<'day' | 'month', string>>;
  readonly base: Readonly<Record<Terms['commissionBase'], string>>;
  readonly model: Readonly<Record<Exclude<Terms['model'], 'multi_click'>, string>>;
  readonly secondTierBase: Readonly<Record<Terms['secondTierBase'], string>>;
  readonly clauses: Readonly<Record<Clause, string>>;
}

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
  es: {
    thisVisit: 'solo esta visita',
    allPayments: 'todos',
    capPeriod: { day: 'por día (UTC)', month: 'por mes (UTC)' },
    base: {
      gross: 'el precio pagado completo',
      net_of_tax: 'el precio sin impuestos',
      net_of_fee: 'el precio sin impuestos ni la comisión de la tienda',
      profit: 'el precio sin impuestos, sin la comisión de la tienda y sin el coste de lo vendido',
    },
    model: { last_click: 'la última visita por un enlace', first_click: 'la primera visita por un enlace' },
    secondTierBase: { same: 'la misma cantidad', first_tier: 'su comisión' },
    clauses: {
      parties: 'Este es el contrato entre {shop} y {name} en el programa «{program}».',
      rate: 'De cada venta que cuenta para {name}, {name} gana {rate} de {base}.',
      noSales: 'En este programa las ventas no pagan nada.',
      leads:
        'Por cada contacto traído por {name} que la tienda acepta, {name} gana {leadPays}; como máximo {leadMost} {leadPeriod}. Un contacto rechazado no paga nada, y {name} lee por qué. Una dirección paga una sola vez.',
      leadsByThemselves: 'Un contacto sobre el que nadie ha decidido se acepta tras este plazo: {leadDays}.',
      clicks:
        'Por cada visitante que sigue un enlace de {name}, una vez al día, {name} gana {clickPays}; como máximo {clickMost} {clickPeriod}. Los robots, las repeticiones y las avalanchas no cuentan. Un día se paga según las condiciones vigentes cuando empezó.',
      rules:
        'Por las ventas que nombran las reglas de estas condiciones, que son parte de este contrato, {name} gana lo que dice la regla; de varias reglas vale la más precisa.',
      tiers:
        'Algunas reglas piden un nivel. {name} lo tiene desde la venta siguiente cuando alcanza el número indicado con estas condiciones, y lo conserva hasta el final del periodo siguiente; lo alcanzado nunca se retira antes.',
      window:
        'Una venta cuenta si sigue a una visita por el enlace de {name} dentro de este plazo: {windowDays}. Si varios afiliados trajeron al comprador, decide {model}.',
      hold: 'Una comisión puede pagarse cuando termina la garantía del producto, y no antes de este plazo tras la venta: {holdDays}.',
      payments: 'De una suscripción o de un pago a plazos, cuenta este número de pagos: {maxPayments}.',
      months: 'De una suscripción cuentan los pagos de este número de meses desde el primero: {maxMonths}.',
      forGood:
        'Un cliente cuyo primer pedido contó para {name} se queda con {name}: también cuentan sus pedidos posteriores que no trajo nadie más.',
      forMonths:
        'Un cliente cuyo primer pedido contó para {name} se queda con {name}: también cuentan sus pedidos posteriores que no trajo nadie más. Meses que dura: {lifetimeMonths}.',
      secondTier: 'De las ventas de quienes {name} trajo al programa, {name} gana {secondTier} de {secondTierBase}.',
      secondTierMonths: 'Meses que dura desde que cada uno entró: {secondTierMonths}.',
      ownAllowed: 'Las compras propias por el propio enlace cuentan.',
      ownForbidden: 'Las compras propias por el propio enlace no cuentan.',
      brandAds:
        'No se permiten anuncios en buscadores con el nombre de la tienda o de sus productos. Una venta que llegó por un anuncio de pago en un buscador se retiene hasta que alguien la haya mirado.',
      change:
        'Las condiciones mejores se aplican enseguida. Las peores se avisan antes y solo se aplican cuando ha pasado el plazo de aviso y se han aceptado, o ha pasado una fecha de revisión. Las ventas anteriores conservan sus condiciones.',
      end: 'El contrato vale hasta el {validUntil}. Después no cuenta ninguna venta nueva hasta que se renueve; lo ganado se conserva.',
    },
  },
  'pt-BR': {
    thisVisit: 'somente esta visita',
    allPayments: 'todos',
    capPeriod: { day: 'por dia (UTC)', month: 'por mês (UTC)' },
    base: {
      gross: 'o preço total pago',
      net_of_tax: 'o preço sem impostos',
      net_of_fee: 'o preço sem impostos e sem a taxa da loja',
      profit: 'o preço sem impostos, sem a taxa da loja e sem o custo do que foi vendido',
    },
    model: { last_click: 'a última visita por um link', first_click: 'a primeira visita por um link' },
    secondTierBase: { same: 'o mesmo valor', first_tier: 'a comissão deles' },
    clauses: {
      parties: 'Este é o contrato entre {shop} e {name} no programa “{program}”.',
      rate: 'De cada venda que conta para {name}, {name} ganha {rate} de {base}.',
      noSales: 'Neste programa as vendas não pagam nada.',
      leads:
        'Por cada contato trazido por {name} que a loja aceita, {name} ganha {leadPays}; no máximo {leadMost} {leadPeriod}. Um contato recusado não paga nada, e {name} lê o motivo. Um endereço paga uma só vez.',
      leadsByThemselves: 'Um contato sobre o qual ninguém decidiu é aceito depois deste prazo: {leadDays}.',
      clicks:
        'Por cada visitante que segue um link de {name}, uma vez por dia, {name} ganha {clickPays}; no máximo {clickMost} {clickPeriod}. Robôs, repetições e enxurradas não contam. Um dia é pago pelas condições em vigor quando começou.',
      rules:
        'Pelas vendas nomeadas nas regras destas condições, que fazem parte deste contrato, {name} ganha o que a regra diz; de várias regras vale a mais precisa.',
      tiers:
        'Algumas regras pedem um nível. {name} o tem a partir da venda seguinte quando o número indicado com estas condições é alcançado, e o mantém até o fim do período seguinte; o que foi alcançado nunca é retirado antes.',
      window:
        'Uma venda conta se vier depois de uma visita pelo link de {name} dentro deste prazo: {windowDays}. Se vários afiliados trouxeram o comprador, decide {model}.',
      hold: 'Uma comissão pode ser paga quando termina a garantia do produto, e não antes deste prazo depois da venda: {holdDays}.',
      payments: 'De uma assinatura ou de um parcelamento, esta quantidade de pagamentos rende: {maxPayments}.',
      months: 'De uma assinatura rendem os pagamentos deste número de meses desde o primeiro: {maxMonths}.',
      forGood:
        'Um cliente cujo primeiro pedido contou para {name} continua com {name}: contam também os pedidos seguintes que ninguém mais trouxe.',
      forMonths:
        'Um cliente cujo primeiro pedido contou para {name} continua com {name}: contam também os pedidos seguintes que ninguém mais trouxe. Meses de duração: {lifetimeMonths}.',
      secondTier: 'Das vendas de quem {name} trouxe para o programa, {name} ganha {secondTier} de {secondTierBase}.',
      secondTierMonths: 'Meses que dura a partir da entrada de cada um: {secondTierMonths}.',
      ownAllowed: 'Compras próprias pelo próprio link contam.',
      ownForbidden: 'Compras próprias pelo próprio link não contam.',
      brandAds:
        'Não são permitidos anúncios em buscadores com o nome da loja ou dos seus produtos. Uma venda que veio por um anúncio pago em um buscador fica retida até que alguém a tenha olhado.',
      change:
        'Condições melhores valem na hora. Condições piores são avisadas antes e só valem quando o prazo de aviso terminou e foram aceitas, ou quando passou uma data de revisão. As vendas feitas antes mantêm as suas condições.',
      end: 'O contrato vale até {validUntil}. Depois disso nenhuma venda nova conta até a renovação; o que foi ganho fica.',
    },
  },
  ar: {
    thisVisit: 'هذه الزيارة فقط',
    allPayments: 'كلها',
    capPeriod: { day: 'في اليوم (UTC)', month: 'في الشهر (UTC)' },
    base: {
      gross: 'كامل الثمن المدفوع',
      net_of_tax: 'الثمن دون الضريبة',
      net_of_fee: 'الثمن دون الضريبة ورسوم المتجر',
      profit: 'الثمن دون الضريبة ورسوم المتجر وكلفة المبيع',
    },
    model: { last_click: 'آخر زيارة عبر رابط', first_click: 'أول زيارة عبر رابط' },
    secondTierBase: { same: 'المبلغ نفسه', first_tier: 'عمولتهم' },
    clauses: {
      parties: 'هذا هو العقد بين {shop} و{name} في برنامج «{program}».',
      rate: 'من كل بيع يُحتسب لـ{name}، يكسب {name} نسبة {rate} من {base}.',
      noSales: 'لا تُدفع عمولة عن المبيعات في هذا البرنامج.',
      leads:
        'عن كل عميل محتمل يأتي به {name} ويقبله المتجر، يكسب {name} مبلغ {leadPays}؛ وبحد أقصى {leadMost} {leadPeriod}. والعميل المحتمل المرفوض لا يُدفع عنه شيء، ويقرأ {name} السبب. ولا يُدفع عن العنوان الواحد إلا مرة.',
      leadsByThemselves: 'العميل المحتمل الذي لم يُبتّ في أمره يُقبل بعد هذه المدة: {leadDays}.',
      clicks:
        'عن كل زائر يتبع رابط {name}، مرة في اليوم، يكسب {name} مبلغ {clickPays}؛ وبحد أقصى {clickMost} {clickPeriod}. ولا تُحتسب الروبوتات ولا التكرار ولا السيول. ويُدفع عن اليوم بالشروط السارية عند بدايته.',
      rules:
        'عن المبيعات المذكورة في قواعد هذه الشروط، وهي جزء من هذا العقد، يكسب {name} ما تقوله القاعدة بدلًا من ذلك؛ ومن عدة قواعد تسري الأضيق.',
      tiers:
        'بعض القواعد تشترط مستوى. يناله {name} ابتداءً من البيع التالي عند بلوغ العدد المذكور مع هذه الشروط، ويحتفظ به حتى نهاية الفترة التالية؛ وما بُلغ لا يُسحب قبل ذلك أبدًا.',
      window: 'يُحتسب البيع إذا تلا زيارة عبر رابط {name} خلال هذه المدة: {windowDays}. وإذا أتى بالمشتري عدة مسوّقين، فالفاصل هو {model}.',
      hold: 'يمكن دفع العمولة بعد انتهاء ضمان المنتج، وليس قبل مرور هذه المدة على البيع: {holdDays}.',
      payments: 'من الاشتراك أو التقسيط، عدد الدفعات التي تُكسب منها عمولة: {maxPayments}.',
      months: 'من الاشتراك تُكسب عمولة عن الدفعات التي تتم خلال هذا العدد من الأشهر بعد الأولى: {maxMonths}.',
      forGood: 'العميل الذي احتُسب طلبه الأول لـ {name} يبقى له: تُحتسب أيضًا طلباته اللاحقة التي لم يأتِ بها أحد غيره.',
      forMonths:
        'العميل الذي احتُسب طلبه الأول لـ {name} يبقى له: تُحتسب أيضًا طلباته اللاحقة التي لم يأتِ بها أحد غيره. عدد الأشهر: {lifetimeMonths}.',
      secondTier: 'من مبيعات من أتى بهم {name} إلى البرنامج، يكسب {name} نسبة {secondTier} من {secondTierBase}.',
      secondTierMonths: 'عدد الأشهر التي يستمر فيها ذلك من يوم انضمام كل منهم: {secondTierMonths}.',
      ownAllowed: 'المشتريات الشخصية عبر الرابط الشخصي تُحتسب.',
      ownForbidden: 'المشتريات الشخصية عبر الرابط الشخصي لا تُحتسب.',
      brandAds:
        'لا يُسمح بالإعلانات في محركات البحث باسم المتجر أو بأسماء منتجاته. والبيع الذي جاء عبر إعلان مدفوع في محرك بحث يُحجز إلى أن ينظر فيه أحد.',
      change:
        'الشروط الأفضل تسري فورًا. أما الشروط الأسوأ فيُخطر بها مسبقًا ولا تسري إلا بعد انقضاء مدة الإخطار وقبولها، أو بعد مرور تاريخ مراجعة. والمبيعات السابقة تبقى على شروطها.',
      end: 'يسري العقد حتى {validUntil}. بعد ذلك لا يُحتسب أي بيع جديد حتى يُجدَّد، وما كُسب يبقى.',
    },
  },
};
