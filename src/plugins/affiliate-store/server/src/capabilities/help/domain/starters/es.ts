import type { ArticleWords } from '../article';
import type { StarterKey } from './en';

export const SPANISH: Readonly<Record<StarterKey, ArticleWords>> = {
  recommend: {
    title: 'Cómo recomendar bien',
    text: `Di que ganas con ello. Los lectores lo aceptan mejor que descubrirlo, y en muchos países la ley lo exige.

Recomienda lo que conoces. Di para quién es y para quién no: así hay menos reembolsos, y un reembolso se lleva tu comisión.

Lleva a la página misma de la que hablas. En Enlaces haces uno para ella, y uno para cada sitio donde lo usas: Fuentes te dice cuál funciona.

Describe lo que se sabrá hacer después, en lugar de pedir clics.

No compres por tu propio enlace, no pagues anuncios con el nombre de la tienda y no prometas descuentos que no existen. Lo que lo parece queda retenido hasta que alguien de la tienda lo haya mirado.`,
  },
  credited: {
    title: '¿Cómo se me atribuye una venta?',
    text: `Alguien abre tu enlace y compra dentro de los días que dice tu contrato. Entonces la venta es tuya: se decide en el momento del pedido, por la regla del programa, y después no se cambia en silencio.

Si la persona usó enlaces de varios afiliados, el programa dice si cuenta el primero, el último o ambos. Un código de descuento tuyo va antes que un enlace. Los robots y las vistas previas de las mensajerías no cuentan como clics.

En «Pedidos de sus clics» está cada pedido al que llevaron tus clics, también los que no contaron, con el motivo. El recibo de cada uno muestra qué clic se eligió y por qué.`,
  },
  held: {
    title: '¿Por qué una comisión está pendiente o retenida?',
    text: `Pendiente significa que el comprador aún puede devolver el producto. Cuando termina la garantía de la venta, la comisión pasa por sí sola a ser pagadera; su página dice el día.

Retenida significa que antes hay que resolver algo: un banco ha retirado el pago por ahora, o alguien de la tienda mira lo que pareció inusual. No está perdida. Su página dice de qué se trata, y una carta te comunica la decisión con su motivo.

Un reembolso se lleva la comisión en proporción a lo devuelto.`,
  },
  paid: {
    title: '¿Cómo cobro?',
    text: `Abre Pagos y di cómo quieres cobrar, entre lo que ofrece la tienda. Una forma de cobro nueva se usa solo unos días después: así estás protegido si otra persona entra en tu cuenta.

Pagadero es lo que puedes pedir. Si no hay nada, la página dice qué falta: una garantía en curso, un importe por debajo del mínimo, una forma de cobro, o algo que tienes que confirmar.

Cada mes en que algo se movió tiene su extracto. Empieza con lo que cerró el anterior y no cambia nunca.`,
  },
  contest: {
    title: 'Algo no está bien. ¿Cómo lo reclamo?',
    text: `Pulsa «Reclamar» en el recibo del pedido o en la comisión. La reclamación guarda entonces aquello en que se basan ambas partes, tal como era en ese momento.

Si te falta una venta y no conoces el pedido, abre Reclamaciones y di hacia cuándo fue y de qué.

Una reclamación dice el día hasta el que responde la tienda. Puedes añadir, responder o retirarla, y entretanto no se pierde nada. Lo que se concede se contabiliza con la decisión, y la reclamación dice qué.

Si te han bloqueado, apelas del mismo modo.`,
  },
  share: {
    title: '¿Qué me corresponde de una venta, y cuándo?',
    text: `De cada venta se quita primero el impuesto, luego lo que se queda la plataforma y luego la comisión de quien la recomendó. Lo que queda se reparte entre tú y tus coproductores como se acordó al hacerse el pedido.

En Ventas cada pedido muestra estos pasos al céntimo. Está pendiente hasta que termina la garantía del producto, y después es pagadero; pídelo en Pagos.

Si vuelve dinero a un comprador, cada cual devuelve su parte, en proporción.`,
  },
  library: {
    title: '¿Dónde está lo que compré?',
    text: `En tu biblioteca. Entra con la dirección que diste al pagar: un correo trae un enlace y no hace falta contraseña. El enlace sirve una vez y durante treinta minutos; pide otro si ha caducado.

Si no encuentras nada, quizá pagaste con otra dirección. Entra con ella.

Con transferencia, recibo o domiciliación el dinero tarda unos días en llegar. Un correo te avisa cuando ha llegado y trae tu acceso.`,
  },
  refund: {
    title: '¿Cómo recupero mi dinero?',
    text: `El recibo dice hasta cuándo dura la garantía de lo que compraste. Escribe a la tienda dentro de ese plazo y da el número de tu pedido; está en Cuenta.

El dinero vuelve por donde vino: a la tarjeta, a la cuenta o a tu saldo en la tienda. Tu banco puede tardar unos días en mostrarlo. Un correo te dice cuándo se envió.

Con el reembolso del pedido entero termina tu acceso. Una suscripción la terminas tú, en Cuenta: lo pagado es tuyo hasta su fin.`,
  },
};
