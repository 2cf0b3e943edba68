import type { Translate } from '#shared/text/index.ts';
import { orderStateWords, reasonWords, wasCutOff } from '#shared/text/outcome-words.ts';
import type { OrderEvent, UnknownEvidence } from './events.ts';

type Attempt = UnknownEvidence['attempts'][number];

/** What the practice partner has is at no partner, and each line says so: it may be all that is read. */
export function toldStateText(t: Translate, { state, target = 'production' }: OrderEvent): string {
  const words = orderStateWords(t, target, state);
  return target === 'practice' && state !== 'exists' ? t('cli:order.practice', { state: words }) : words;
}

/** An order of unknown outcome: why, since when, what was tried, and what a person can do. */
export function unknownText(t: Translate, event: OrderEvent, evidence: UnknownEvidence): readonly string[] {
  const { run, at, asked, attempts } = evidence;
  const { key } = event;
  const sent = attempts.findLast(({ purpose }) => purpose === 'send');
  const told = { key, state: toldStateText(t, event), time: at === null ? '-' : timeOf(t, at) };
  return [
    !sent || sent.result === 'untold'
      ? t('cli:unknown.untold', { key, state: told.state })
      : wasCutOff(sent)
        ? t('cli:unknown.cutOff', told)
        : t('cli:unknown', { ...told, reason: endText(t, sent).join(' · ') }),
    ...attempts.map((attempt) => `    ${attemptText(t, attempt)}`),
    `    ${asked ? t('cli:unknown.asked', { run }) : t('cli:unknown.decide', { run, key: argument(key) })}`,
  ];
}

function attemptText(t: Translate, attempt: Attempt): string {
  const { startedAt, purpose, practice } = attempt;
  const did = [t(`submission:purpose.${purpose}`), ...(practice ? [t('submit:to.practice')] : [])];
  return [timeOf(t, startedAt), ...did, ...endText(t, attempt)].join(' · ');
}

function endText(t: Translate, { status, result, detail }: Attempt): readonly string[] {
  return [
    t.dynamic(`submission:attempt.${result ?? 'underWay'}`),
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(detail ? [reasonWords(t, detail)] : []),
  ];
}

/** As it is typed in a command: keys may hold blanks. */
function argument(key: string): string {
  return /^[\w.:-]+$/.test(key) ? key : `"${key}"`;
}

function timeOf(t: Translate, iso: string): string {
  return new Date(iso).toLocaleString(t.lang);
}
