import type { Words } from './words';

export const es: Words = {
  access: {
    subject: (products) => `Tu acceso a ${products}`,
    lead: (products) => `Tu pago ha llegado: ${products} te espera.`,
    preheader: 'Abre tu biblioteca y guarda este recibo.',
    button: 'Abrir mi biblioteca',
    link: (signInUrl) => `El botón inicia tu sesión una sola vez, durante 7 días. Después puedes pedir otro en ${signInUrl}`,
    statement: (descriptor) => `En tu extracto bancario aparece como ${descriptor}.`,
  },
  signIn: {
    subject: (shop) => `Tu enlace para entrar en ${shop}`,
    lead: (shop) => `Pulsa el botón para entrar en ${shop}.`,
    preheader: 'Funciona una vez, durante media hora.',
    button: 'Entrar',
    until: (moment) => `El enlace funciona una sola vez, hasta el ${moment}.`,
    unasked: 'Si no lo has pedido, ignora este correo: sin el enlace no entra nadie.',
  },
  refunded: {
    subject: (order) => `Reembolso del pedido ${order}`,
    leadWhole: (amount) => `Hemos reembolsado tu pago de ${amount}.`,
    leadPart: (amount, total) => `Hemos reembolsado ${amount} de tus ${total}.`,
    ended: (products) => `Tu acceso a ${products} ha terminado.`,
    stays: (products) => `Tu acceso a ${products} sigue igual.`,
    bank: 'Vuelve por el mismo medio de pago; según tu banco tarda unos días en aparecer.',
  },
  failed: {
    subject: (order) => `El pago del pedido ${order} no ha llegado`,
    lead: (products) => `Tu pago de ${products} no ha llegado.`,
    notCharged: 'No se te ha cobrado nada y el pedido está cerrado.',
    button: 'Intentarlo de nuevo',
  },
  welcome: {
    subject: (program) => `Ya estás dentro: ${program}`,
    lead: (program, rate) => `Ya puedes recomendar ${program} y ganar el ${rate} de cada venta.`,
    preheader: 'Aquí tienes tu código y tu enlace.',
    button: 'Abrir mi portal',
    why: 'En tu portal ves cada clic, cada venta y cómo se obtuvo cada importe.',
  },
  earned: {
    subject: (amount) => `Has ganado ${amount}`,
    lead: (amount, product) => `Has ganado ${amount} con ${product}.`,
    payable: (day) => `Se podrá cobrar el ${day}.`,
    button: 'Ver de dónde sale',
    refundable: 'Si la venta se reembolsa antes, la comisión se devuelve con ella.',
  },
  row: { order: 'Pedido', paidOn: 'Pagado el', total: 'Total', tax: (rate) => `Impuesto incluido (${rate})`, guarantee: 'Garantía de devolución hasta', refunded: 'Reembolsado', code: 'Tu código', link: 'Tu enlace', rate: 'Tu comisión' },
  questions: (address) => `¿Preguntas? Escribe a ${address}.`,
  buttonBroken: 'Si el botón no funciona, abre esta dirección:',
  why: (shop) => `${shop} te envía este correo por tu pedido o tu cuenta. No es publicidad.`,
};
