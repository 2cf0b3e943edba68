import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/freight.ts';

/** Weights, rate cards and quotes. */
export const freight: Texts<typeof zh.freight> = {
  'unmatched.noBoxes': 'the order has no boxes',
  'unmatched.incomplete':
    'the count, weight or size of these boxes is missing or wrong, so nothing can be reckoned: {{boxes}}',
  'unmatched.noDestination': 'the order names neither a warehouse nor a country to go to',
  'unmatched.noCards': 'there is no valid rate card. Import one first',
  'unmatched.destination': 'the card has no price to {{place}}',
  'unmatched.weight': 'the chargeable weight of {{kg}} kg is in none of the bands ({{bands}} kg)',
  'order.place': '{{key}}  →  {{place}}',
  'order.weights':
    '$t(counted:boxes, {"count": {{boxes}} }), $t(counted:units, {"count": {{units}} }), actual {{actualKg}} kg, {{volumeM3}} m³, volumetric {{volumetricKg}} kg, chargeable {{chargeableKg}} kg',
  'order.incomplete': 'Not reckoned with (count, weight or size missing or wrong): boxes {{boxes}}',
  'order.none': '-',
  quote: '{{amount}} {{currency}}  {{channel}} ({{source}}) for {{kg}} kg  {{days}}  {{marks}}',
  'quote.days': '{{min}}-{{max}} days',
  'quote.day': '$t(counted:days, {"count": {{min}} })',
  'quote.cheapest': 'cheapest',
  'quote.fastest': 'fastest',
  'quote.minimum': 'minimum charge',
  unmatched: '{{from}}: {{reason}}',
  'unmatched.here': 'No quote',
  'totals.place': {
    one: 'To {{place}}: {{count}} order, {{weights}}',
    other: 'To {{place}}: {{count}} orders, {{weights}}',
  },
  'totals.overall': 'Total: $t(counted:orders, {"count": {{orders}} }), {{weights}} (volumetric divisor {{divisor}})',
  'totals.cheapest':
    'With the cheapest for each order: {{amount}} {{currency}} ($t(counted:orders, {"count": {{orders}} }))',
  'totals.unpriced': 'Orders without a quote: {{orders}}',
  'totals.incomplete':
    'Orders with boxes that are not fully known: {{orders}}; the weights above do not hold those boxes',
  'preview.preview': '{{key}}  previewed by the partner, {{total}} with the cheapest for every line',
  'preview.estimate':
    '{{key}}  estimated by the partner (previewed once its mistakes are mended), {{total}} with the cheapest for every line',
  'preview.none': '{{key}}  no price: {{reason}}',
  'preview.notAsked': 'goods or address of the order are not complete',
  'preview.line': 'Item {{itemId}} (SKU {{skuId}})',
  'preview.noOption': 'no service is offered',
  'preview.option': '{{amount}} {{currency}}  {{company}} ({{category}})  {{days}}  {{marks}}',
  'card.read': {
    one: 'Rate card “{{name}}”: {{count}} price row',
    other: 'Rate card “{{name}}”: {{count}} price rows',
  },
  'card.refused': {
    one: 'The rate card “{{file}}” has {{count}} error and is not used. Mend it and try again',
    other: 'The rate card “{{file}}” has {{count}} errors and is not used. Mend them and try again',
  },
  'kind.noBoxes': '“{{kind}}” has no boxes: no weights or freight are reckoned',
};

export const freightUi: Texts<typeof zh.freightUi> = {
  // Weights and rate cards
  'total.orders': 'Orders',
  'total.boxes': 'Boxes',
  'total.units': 'Units',
  'total.actual': 'Actual weight',
  'total.volume': 'Volume',
  'total.volumetric': 'Volumetric',
  'total.chargeable': 'Chargeable',
  'total.cheapest': 'Cheapest for each',
  'total.of': '$t(counted:orders, {"count": {{orders}} }) together',
  kg: '{{value}} kg',
  m3: '{{value}} m³',
  divisor: 'Volumetric divisor {{divisor}}; change it in the settings',
  'chart.title': 'Weights by warehouse (kg)',
  'chart.bar': {
    one: '{{place}}: actual {{actual}} kg, chargeable {{chargeable}} kg, {{count}} order',
    other: '{{place}}: actual {{actual}} kg, chargeable {{chargeable}} kg, {{count}} orders',
  },
  'chart.nowhere': 'no destination',
  'prices.title': 'Prices of each order',
  'prices.at': 'Reckoned at {{time}} from the rate cards valid then',
  'prices.card': '{{name}} · imported {{imported}}',
  'prices.none':
    'No rate card is valid today. Import a forwarder’s rate card to see what each channel asks for each order.',
  'prices.import': 'Import a rate card',
  'prices.incomplete': {
    one: '{{count}} order has boxes of which something is unknown; the weights below leave them out.',
    other: '{{count}} orders have boxes of which something is unknown; the weights below leave them out.',
  },
  'prices.unpriced': { one: '{{count}} order has no price at all', other: '{{count}} orders have no price at all' },
  'order.place': 'Destination',
  'order.boxes': 'Boxes / units',
  'order.weights': 'Actual / volumetric / chargeable',
  'price.cheapest': 'cheapest',
  'price.fastest': 'fastest',
  'price.minimum': 'minimum charge',
  'price.days': '{{min}}–{{max}} days',
  'price.day': '$t(counted:days, {"count": {{min}} })',
  'price.by': 'for {{kg}} kg',
  'price.notThere': 'this channel has no price to {{place}}',
  'price.for': '{{kg}} kg, {{sheet}} row {{row}}',

  // The partner's prices
  'quotes.what':
    'Ask the partner for prices, then choose a service for each line. Prices are checked again before booking; old ones are asked for anew.',
  'quotes.estimate': 'Estimate',
  'quotes.preview': 'Get prices for booking',
  'quotes.asking': 'Asking {{done}} of {{total}}',
  'quotes.asked':
    'Asked about {{asked}}: $t(counted:havePrices, {"count": {{quoted}} }), $t(counted:doNot, {"count": {{failed}} }).',
  'policy.label': 'Choose by default',
  'policy.none': 'nothing chosen',
  'policy.cheapest': 'cheapest',
  'policy.fastest': 'fastest',
  'policy.company': 'one company',
  'policy.done':
    'Chosen for $t(counted:orders, {"count": {{chosen}} }); $t(counted:areLeft, {"count": {{undecided}} }) to you.',
  'policy.help': 'For lines without a choice of their own; changing it clears those choices.',
  'quote.order': 'Order',
  'quote.goodsOf': 'Item {{itemId}} · SKU {{skuId}}',
  'quote.services': 'Services',
  'quote.total': 'Total',
  'quote.price': 'Price',
  'quote.none': 'no prices yet',
  'quote.mixed': 'currencies differ, not added up',
  'quote.noOptions': 'the partner offers no service',
  'quote.preview': 'price for booking',
  'quote.estimate': 'estimate only',
  'quote.stale': 'too old; asked for again before booking',
  'quote.askedAt': 'asked {{time}}',
  'quote.byPolicy': 'by default',
  'quote.byPerson': 'by you',
  'quote.booked': 'booked at {{amount}} {{currency}}',
  'quotes.sum': 'Chosen, together',
  'quotes.undecided': 'Orders not chosen for',
  'quotes.unpriced': 'Orders without a price',
  'quotes.orders': '$t(counted:orders, {"count": {{orders}} })',
  'quotes.empty': 'No orders',
};
