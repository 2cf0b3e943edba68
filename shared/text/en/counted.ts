import type { Plural } from '../texts.ts';

/**
 * What is counted, for sentences that count several things or name the number otherwise than `count`:
 * `$t(counted:rows, {"count": {{rows}} })`. Only for sentences into which nothing goes that a person or a partner wrote,
 * because i18next reads what stands in the brackets after it is filled in.
 */
export const counted = {
  areLeft: { one: '{{count}} is left', other: '{{count}} are left' },
  boxes: { one: '{{count}} box', other: '{{count}} boxes' },
  characters: { one: '{{count}} character', other: '{{count}} characters' },
  columns: { one: '{{count}} column', other: '{{count}} columns' },
  days: { one: '{{count}} day', other: '{{count}} days' },
  digits: { one: '{{count}} digit', other: '{{count}} digits' },
  doNot: { one: '{{count}} does not', other: '{{count}} do not' },
  files: { one: '{{count}} file', other: '{{count}} files' },
  havePrices: { one: '{{count}} has prices', other: '{{count}} have prices' },
  hours: { one: '{{count}} hour', other: '{{count}} hours' },
  labels: { one: '{{count}} label', other: '{{count}} labels' },
  lines: { one: '{{count}} line', other: '{{count}} lines' },
  minutes: { one: '{{count}} minute', other: '{{count}} minutes' },
  orders: { one: '{{count}} order', other: '{{count}} orders' },
  ordersAre: { one: '{{count}} order is', other: '{{count}} orders are' },
  rows: { one: '{{count}} row', other: '{{count}} rows' },
  runs: { one: '{{count}} run', other: '{{count}} runs' },
  runsAre: { one: '{{count}} run is', other: '{{count}} runs are' },
  seconds: { one: '{{count}} second', other: '{{count}} seconds' },
  units: { one: '{{count}} unit', other: '{{count}} units' },
  warnings: { one: '{{count}} warning', other: '{{count}} warnings' },
  were: { one: '{{count}} was', other: '{{count}} were' },
} as const satisfies Readonly<Record<string, Plural>>;
