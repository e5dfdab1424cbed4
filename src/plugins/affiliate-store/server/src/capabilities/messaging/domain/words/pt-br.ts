import type { Words } from './words';

export const ptBR: Words = {
  access: {
    subject: (products) => `Seu acesso a ${products}`,
    lead: (products) => `Seu pagamento chegou: ${products} já está à sua espera.`,
    preheader: 'Abra sua biblioteca e guarde este recibo.',
    button: 'Abrir minha biblioteca',
    link: (signInUrl) => `O botão faz seu login uma única vez, em até 7 dias. Depois, peça outro em ${signInUrl}`,
    statement: (descriptor) => `Na sua fatura aparece ${descriptor}.`,
  },
  signIn: {
    subject: (shop) => `Seu link para entrar em ${shop}`,
    lead: (shop) => `Pressione o botão para entrar em ${shop}.`,
    preheader: 'Funciona uma vez, por meia hora.',
    button: 'Entrar',
    until: (moment) => `O link funciona uma única vez, até ${moment}.`,
    unasked: 'Se você não pediu, ignore este e-mail: sem o link ninguém entra.',
  },
  refunded: {
    subject: (order) => `Reembolso do pedido ${order}`,
    leadWhole: (amount) => `Reembolsamos seu pagamento de ${amount}.`,
    leadPart: (amount, total) => `Reembolsamos ${amount} dos seus ${total}.`,
    ended: (products) => `Seu acesso a ${products} terminou.`,
    stays: (products) => `Seu acesso a ${products} continua como está.`,
    bank: 'O valor volta pelo mesmo meio de pagamento; dependendo do banco, leva alguns dias para aparecer.',
  },
  failed: {
    subject: (order) => `O pagamento do pedido ${order} não chegou`,
    lead: (products) => `Seu pagamento de ${products} não chegou.`,
    notCharged: 'Nada foi cobrado e o pedido está encerrado.',
    button: 'Tentar de novo',
  },
  welcome: {
    subject: (program) => `Você entrou: ${program}`,
    lead: (program, rate) => `Agora você pode recomendar ${program} e ganhar ${rate} de cada venda.`,
    preheader: 'Aqui estão seu código e seu link.',
    button: 'Abrir meu portal',
    why: 'No seu portal você vê cada clique, cada venda e como cada valor foi obtido.',
  },
  earned: {
    subject: (amount) => `Você ganhou ${amount}`,
    lead: (amount, product) => `Você ganhou ${amount} com ${product}.`,
    payable: (day) => `O valor poderá ser pago em ${day}.`,
    button: 'Ver de onde vem',
    refundable: 'Se a venda for reembolsada antes, a comissão volta com ela.',
  },
  row: { order: 'Pedido', paidOn: 'Pago em', total: 'Total', tax: (rate) => `Imposto incluído (${rate})`, guarantee: 'Garantia de reembolso até', refunded: 'Reembolsado', code: 'Seu código', link: 'Seu link', rate: 'Sua comissão' },
  questions: (address) => `Dúvidas? Escreva para ${address}.`,
  buttonBroken: 'Se o botão não funcionar, abra este endereço:',
  why: (shop) => `${shop} envia este e-mail por causa do seu pedido ou da sua conta. Não é publicidade.`,
};
