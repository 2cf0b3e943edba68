import type { Translate } from './index.ts';

interface Money {
  readonly amount: string;
  readonly currency: string;
}

interface BookedFreight {
  readonly sums: readonly Money[];
  readonly unanswered: readonly (Money & { readonly orders: number })[];
  readonly differing: {
    readonly orders: number;
    readonly previewed: readonly Money[];
    readonly first: readonly { readonly key: string; readonly previewed: Money; readonly booked: Money }[];
  };
}

/** What freight was booked for in the end: what of it is no answer of the partner's, and where it is not what was confirmed. */
export function bookedWords(
  t: Translate,
  target: 'practice' | 'production',
  { sums, unanswered, differing: { orders: count, previewed, first } }: BookedFreight,
): string {
  const each = first.map((one) =>
    t('submit:book.differsOne', { key: one.key, previewed: sumOf([one.previewed]), booked: sumOf([one.booked]) }),
  );
  const named = each.join(t.lang === 'zh' ? '；' : '; ');
  const orders = count > first.length ? t('submit:book.differsMore', { orders: named }) : named;
  const silent = unanswered.reduce((sum, { orders: of }) => sum + of, 0);
  return [
    t(`submit:book.done.${target}`, { sum: sumOf(sums) }),
    ...(silent > 0 ? [t('submit:book.unanswered', { sum: sumOf(unanswered), count: silent })] : []),
    ...(count > 0 ? [t(`submit:book.differs.${target}`, { sum: sumOf(previewed), count, orders })] : []),
  ].join(t.lang === 'en' ? ' ' : '');
}

/** `12.50 USD + 8 CNY` */
export const sumOf = (sums: readonly Money[]): string =>
  sums.map(({ amount, currency }) => `${amount} ${currency}`.trim()).join(' + ');
