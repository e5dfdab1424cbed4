import type { ArticleWords } from '../article';
import type { StarterKey } from './en';

export const PORTUGUESE: Readonly<Record<StarterKey, ArticleWords>> = {
  recommend: {
    title: 'Como recomendar bem',
    text: `Diga que você ganha com isso. Os leitores aceitam melhor do que descobrir, e em muitos países a lei exige.

Recomende o que conhece. Diga para quem é e para quem não é: há menos reembolsos, e um reembolso leva a sua comissão de volta.

Leve à própria página de que você fala. Em Links você faz um para ela, e um para cada lugar em que o usa: Origens mostra qual funciona.

Descreva o que a pessoa saberá fazer depois, em vez de pedir cliques.

Não compre pelo próprio link, não pague anúncios com o nome da loja e não prometa descontos que não existem. O que parece isso fica retido até alguém da loja olhar.`,
  },
  credited: {
    title: 'Como uma venda é creditada a mim?',
    text: `Alguém abre o seu link e compra dentro dos dias que o seu contrato diz. Então a venda é sua: isso é decidido no momento do pedido, pela regra do programa, e depois não muda em silêncio.

Se a pessoa usou links de vários afiliados, o programa diz se conta o primeiro, o último ou ambos. Um código de desconto seu vale antes de um link. Robôs e prévias de mensageiros não contam como cliques.

Em “Pedidos dos seus cliques” está cada pedido a que os seus cliques levaram, também os que não contaram, com o motivo. O recibo de cada um mostra qual clique foi escolhido e por quê.`,
  },
  held: {
    title: 'Por que uma comissão está pendente ou retida?',
    text: `Pendente quer dizer que o comprador ainda pode devolver o produto. Quando a garantia da venda termina, a comissão passa sozinha a pagável; a página dela diz o dia.

Retida quer dizer que antes é preciso resolver algo: um banco tomou o pagamento de volta por enquanto, ou alguém da loja olha o que pareceu incomum. Ela não está perdida. A página dela diz do que se trata, e um e-mail traz a decisão com o motivo.

Um reembolso leva a comissão de volta na proporção do que foi devolvido.`,
  },
  paid: {
    title: 'Como eu recebo?',
    text: `Abra Pagamentos e diga como quer receber, entre o que a loja oferece. Uma forma nova de receber só é usada alguns dias depois: isso protege você se outra pessoa entrar na sua conta.

Pagável é o que você pode pedir. Se não há nada, a página diz o que falta: uma garantia em curso, um valor abaixo do mínimo, uma forma de receber, ou algo que você precisa confirmar.

Cada mês em que algo se moveu tem um extrato. Ele começa com o que o anterior fechou e nunca muda.`,
  },
  contest: {
    title: 'Algo está errado. Como eu contesto?',
    text: `Toque em “Contestar” no recibo do pedido ou na comissão. A contestação guarda então aquilo em que os dois lados se baseiam, como era naquele momento.

Se falta uma venda e você não conhece o pedido, abra Contestações e diga por volta de quando foi e de quê.

Uma contestação diz o dia até o qual a loja responde. Você pode acrescentar, responder ou retirá-la, e enquanto isso nada se perde. O que é aceito é contabilizado com a decisão, e a contestação diz o quê.

Se você foi bloqueado, recorre do mesmo jeito.`,
  },
  share: {
    title: 'O que recebo de uma venda, e quando?',
    text: `De cada venda sai primeiro o imposto, depois o que a plataforma fica, depois a comissão de quem recomendou. O que sobra é dividido entre você e os seus coprodutores como foi combinado quando o pedido foi feito.

Em Vendas cada pedido mostra esses passos até o centavo. O valor fica pendente até o fim da garantia do produto e então é pagável; peça-o em Pagamentos.

Se o dinheiro volta a um comprador, cada um devolve a sua parte, na proporção.`,
  },
  library: {
    title: 'Onde está o que comprei?',
    text: `Na sua biblioteca. Entre com o endereço que deu ao pagar: um e-mail traz um link e não é preciso senha. O link vale uma vez e por trinta minutos; peça outro se venceu.

Se não encontrar nada, talvez você tenha pago com outro endereço. Entre com ele.

Com transferência, boleto ou débito em conta o dinheiro leva alguns dias para chegar. Um e-mail avisa quando chegou e traz o seu acesso.`,
  },
  refund: {
    title: 'Como recebo meu dinheiro de volta?',
    text: `O recibo diz até quando vai a garantia do que você comprou. Escreva para a loja dentro desse prazo e diga o número do pedido; ele está em Conta.

O dinheiro volta por onde veio: ao cartão, à conta ou ao seu crédito na loja. O seu banco pode levar alguns dias para mostrá-lo. Um e-mail diz quando foi enviado.

Com o reembolso do pedido inteiro o seu acesso termina. Uma assinatura você mesmo encerra, em Conta: o que está pago é seu até o fim.`,
  },
};
