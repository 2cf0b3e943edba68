import type { RobotSettings } from '#shared/contract/robots.ts';
import type { Vendor } from '#shared/notify/robots.ts';
import { partners } from '#shared/partners/registry.ts';
import { type Translate, translator } from '#shared/text/index.ts';
import { holdWords } from '#shared/text/outcome-words.ts';
import type { Notice } from './notices.ts';

/** Longest text (UTF-8 bytes): WeCom says 2 048; of DingTalk's robot no page says. Feishu's 20 KB are of the whole body. */
const mostBytes: Readonly<Record<Vendor, number>> = { dingtalk: 5000, wecom: 2048, feishu: 19_000 };

/** What counts of a text: in a body quotes, line ends and backslashes take two bytes each. */
const lengthOf = (vendor: Vendor, text: string) => Buffer.byteLength(vendor === 'feishu' ? JSON.stringify(text) : text);

/** One message about all that waits: a line for each, and how many more there are where they do not all fit. */
export function messageOf(
  vendor: Vendor,
  { lang, prefix }: Pick<RobotSettings, 'lang' | 'prefix'>,
  notices: readonly Notice[],
): string {
  const t = translator(lang);
  const lines = notices.map((notice) => lineOf(t, notice));
  return fitted(t, vendor, headed(prefix, t('notify:title')), lines);
}

/** What a test says: it must fit any keyword that the robot is locked to, as every message does. */
export function testMessage({ lang, prefix }: Pick<RobotSettings, 'lang' | 'prefix'>, name: string): string {
  const t = translator(lang);
  return `${headed(prefix, t('notify:title'))}\n${t('notify:test', { name })}`;
}

const headed = (prefix: string, title: string) => (prefix === '' ? title : `${prefix} · ${title}`);

function fitted(t: Translate, vendor: Vendor, head: string, lines: readonly string[]): string {
  const most = mostBytes[vendor];
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const left = lines.length - shown;
    const text = [head, ...lines.slice(0, shown), ...(left > 0 ? [t('notify:more', { count: left })] : [])].join('\n');
    if (lengthOf(vendor, text) <= most) return text;
  }
  // One line alone is too long: what is left of it is whole characters, and says that there is more.
  const characters = [...(lines[0] ?? '')];
  let [fits, tooMany] = [0, characters.length];
  const cutAt = (count: number) => `${head}\n${characters.slice(0, count).join('')}…`;
  while (tooMany - fits > 1) {
    const half = Math.floor((fits + tooMany) / 2);
    if (lengthOf(vendor, cutAt(half)) <= most) fits = half;
    else tooMany = half;
  }
  return cutAt(fits);
}

function lineOf(t: Translate, notice: Notice): string {
  const marked = (text: string) => (notice.target === 'practice' ? `${t('notify:practice')}${text}` : text);
  const keys = (numbers: readonly string[]) =>
    numbers.length === 0 ? '' : t('notify:keys', { keys: numbers.join(t.lang === 'zh' ? '、' : ', ') });
  switch (notice.what) {
    case 'ended': {
      const { accepted, exists, rejected, left, keys: numbers } = notice;
      const next = rejected + left > 0 ? t('notify:ended.next') : '';
      return marked(
        joined(t, [
          t('notify:ended', where(t, notice)),
          t('notify:ended.counts', { accepted, exists, rejected, left }),
          next,
          keys(numbers),
        ]),
      );
    }
    case 'held':
      return marked(joined(t, [t('notify:held', where(t, notice)), holdWords(t, notice.hold)]));
    case 'decision':
      return marked(joined(t, [t('notify:decision', { ...where(t, notice), count: notice.count }), keys(notice.keys)]));
    case 'shortage': {
      const { account, orders, pieces, named } = notice;
      const each = named.map(({ key, skus }) =>
        skus.length === 0
          ? key
          : `${key} (${skus.map(({ sku, count }) => `${sku} −${count}`).join(t.lang === 'zh' ? '、' : ', ')})`,
      );
      return marked(joined(t, [t('notify:shortage', { account, count: orders, pieces }), keys(each)]));
    }
  }
}

const joined = (t: Translate, parts: readonly string[]) =>
  parts.filter((part) => part !== '').join(t.lang === 'zh' ? '' : ' ');

function where(t: Translate, { run, partner, account }: { run: string; partner: string; account: string }) {
  const label = Object.values(partners).find(({ id }) => id === partner)?.label[t.lang] ?? partner;
  return { run, where: account === '' ? label : `${label} · ${account}` };
}
