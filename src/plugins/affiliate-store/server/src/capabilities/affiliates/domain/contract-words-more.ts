import type { ContractWords } from './contract-clauses';

export const SPANISH: ContractWords = {
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
};

export const PORTUGUESE: ContractWords = {
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
};

export const ARABIC: ContractWords = {
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
};
