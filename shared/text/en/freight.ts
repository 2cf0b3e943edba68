/** Weights, rate cards and quotes. */
export const freight = {
  'unmatched.noBoxes': 'the order has no boxes',
  'unmatched.incomplete':
    'the count, weight or size of these boxes is missing or wrong, so nothing can be reckoned: {{boxes}}',
  'unmatched.noDestination': 'the order names neither a warehouse nor a country to go to',
  'unmatched.noCards': 'there is no valid rate card. Import one first',
  'unmatched.destination': 'the card has no price to {{place}}',
  'unmatched.weight': 'the chargeable weight of {{kg}} kg is in none of the bands ({{bands}} kg)',
  'order.place': '{{key}}  →  {{place}}',
  'order.weights':
    '{{boxes}} boxes, {{units}} units, actual {{actualKg}} kg, {{volumeM3}} m³, volumetric {{volumetricKg}} kg, chargeable {{chargeableKg}} kg',
  'order.incomplete': 'Not reckoned with (count, weight or size missing or wrong): boxes {{boxes}}',
  'order.none': '-',
  quote: '{{amount}} {{currency}}  {{channel}} ({{source}}) for {{kg}} kg  {{days}}  {{marks}}',
  'quote.days': '{{min}}-{{max}} days',
  'quote.day': '{{min}} days',
  'quote.cheapest': 'cheapest',
  'quote.fastest': 'fastest',
  'quote.minimum': 'minimum charge',
  unmatched: '{{from}}: {{reason}}',
  'unmatched.here': 'No quote',
  'totals.place': 'To {{place}}: {{orders}} orders, {{weights}}',
  'totals.overall': 'Total: {{orders}} orders, {{weights}} (volumetric divisor {{divisor}})',
  'totals.cheapest': 'With the cheapest for each order: {{amount}} {{currency}} ({{orders}} orders)',
  'totals.unpriced': 'Orders without a quote: {{orders}}',
  'totals.incomplete':
    'Orders with boxes that are not fully known: {{orders}}; the weights above do not hold those boxes',
  'card.read': 'Rate card “{{name}}”: {{rows}} price rows',
  'card.refused': 'The rate card “{{file}}” has {{errors}} errors and is not used. Mend them and try again',
  'kind.noBoxes': '“{{kind}}” has no boxes: no weights or freight are reckoned',
} as const;
