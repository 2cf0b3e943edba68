import type { TextKey, Translate } from './index.ts';
import { localMinute } from './local-time.ts';

/** What became of runs and orders, in words: a run's state, a partner's answer, the reason why there was none. */

/** What `accounts.test` answers. */
interface AccountTestResult {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly kept?: Readonly<Record<string, string | number | boolean>> | undefined;
}

type CountedState =
  | ('accepted' | 'exists' | 'rejected' | 'shelved' | 'withdrawn')
  | ('incomplete' | 'ready' | 'queued' | 'unknown');

interface CountedRun {
  readonly state: RunState;
  readonly counts: Readonly<Record<CountedState, number>>;
  readonly standing: { readonly wrongLines: number; readonly readyThere: number };
  readonly hold?: Pick<HeldRun, 'reason'> | null;
}

type RunState = TextKey extends infer Key
  ? Key extends `submission:run.${infer State}`
    ? Exclude<State, 'leftOver' | 'wrong' | 'undecided' | 'asking' | 'unsent' | 'notBegun'>
    : never
  : never;

/** A run's state; one that is over says so only as far as it is true, and one that was checked what that found. */
export function runStateWords(t: Translate, run: CountedRun): string {
  const count = leftOver(run);
  if (count > 0) return t('submission:run.leftOver', { count });
  // All was sent: nothing stopped, and nothing goes on by being resumed.
  if (run.state === 'held' && run.hold?.reason === 'undecided') return t('submission:run.undecided');
  if (run.hold?.reason === 'queueing') return t('submission:run.notBegun');
  if (isAsking(run)) return t('submission:run.asking');
  if (run.state !== 'checked') return t(`submission:run.${run.state}`);
  const { wrongLines } = run.standing;
  if (wrongLines > 0) return t('submission:run.wrong', { count: wrongLines });
  const left = unsent(run);
  return left > 0 ? t('submission:run.unsent', { count: left }) : t('submission:run.checked');
}

/** How many orders of a run of which something was sent were not. */
function unsent({ counts, standing }: CountedRun): number {
  const { accepted, exists, rejected, shelved, withdrawn, unknown, queued } = counts;
  const sent = accepted + exists + rejected + shelved + withdrawn + unknown + queued;
  return sent > 0 ? counts.ready - standing.readyThere + counts.incomplete : 0;
}

/** Whether all of a run was sent, and only what became of some of it is still asked about. */
export function isAsking({
  state,
  counts,
}: Pick<CountedRun, 'state'> & { readonly counts: Pick<CountedRun['counts'], 'queued' | 'unknown'> }): boolean {
  return state === 'submitting' && counts.queued === 0 && counts.unknown > 0;
}

/** How many orders of a run that is over did not get there: held back with errors, rejected, not sent, or decided not to be. */
export function leftOver({ state, counts }: Pick<CountedRun, 'state' | 'counts'>): number {
  return state === 'finished' ? counts.incomplete + counts.rejected + counts.shelved + counts.ready : 0;
}

interface HeldRun {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why a run stopped by itself, and what mends it. */
export function holdWords(t: Translate, { reason, params }: HeldRun): string {
  const words = typeof params.reason === 'string' ? { reason: reasonWords(t, params.reason) } : {};
  // That an account, the store or the office's ledger cannot be used is told in the words of the failure.
  const told = reason === 'account' || reason === 'store' || reason === 'office';
  const why = told ? { why: t.dynamic(`failure:${params.code}`, params) } : {};
  const names = reason === 'keys' ? { names: secretNames(t, String(params.names)) } : {};
  return t.dynamic(`submission:hold.${reason}`, { ...params, ...words, ...why, ...names });
}

interface Told {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why something could not be done, as the page says it: credentials by the names that are written there. */
export function failureWords(t: Translate, { code, params }: Told): string {
  const names = code === 'account.credentials' ? { names: secretNames(t, String(params.names)) } : {};
  const reason = code === 'masterData.failed' ? { reason: reasonWords(t, String(params.reason)) } : {};
  return t.dynamic(`failure:${code}`, { ...params, ...names, ...reason });
}

/** Credentials by the names that their form has, without the explanations that stand in brackets there. */
function secretNames(t: Translate, names: string): string {
  const labels = names.split(', ').map((name) => t.dynamic(`settings:secret.${name}`).replace(/ ?[（(].*$/u, ''));
  return labels.join(t.lang === 'zh' ? '、' : ', ');
}

/** How an order stands, in a word or two; what only the practice partner has is at no partner. */
export function orderStateWords(
  t: Translate,
  target: TargetWord,
  state: StateWord,
  existing: ExistingWord | null = null,
): string {
  if (state !== 'exists') return t(`submission:state.${state}`);
  const which = existing === 'unsent' ? existing : state;
  return t(target === 'practice' ? `submission:practised.${which}` : `submission:state.${which}`);
}

interface ToldOrder {
  readonly decision: 'accepted' | 'not-accepted' | 'send-again' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly shown: StateWord;
  readonly existing: ExistingWord | null;
  readonly message: string | null;
  readonly unanswered: Unanswered | null;
  readonly withdrawal?: { readonly how: 'portal' | 'call'; readonly by: string; readonly at: string } | null;
}

/** The last request about an order of unknown outcome. */
interface Unanswered {
  readonly at: string;
  readonly result: string | null;
  readonly detail: string | null;
}

/** Whether the program ended while an order was being sent: nobody knows then whether it left at all. */
export function wasCutOff(unanswered: Pick<Unanswered, 'result' | 'detail'> | null): boolean {
  return (
    unanswered !== null &&
    (unanswered.result === null || unanswered.result === 'interrupted' || unanswered.detail === 'stopped')
  );
}

/** Whether a backup was put in place that does not have what became of an order: it may have been sent since, or not. */
function isUntold(unanswered: Pick<Unanswered, 'result'> | null): boolean {
  return unanswered === null || unanswered.result === 'untold';
}

/** Which of the questions about an order of unknown outcome is true of it. */
export function whyUnknown(
  unanswered: Pick<Unanswered, 'result' | 'detail'> | null,
): 'untold' | 'cutOff' | 'refused' | 'unusable' | 'noAnswer' {
  if (isUntold(unanswered)) return 'untold';
  if (wasCutOff(unanswered)) return 'cutOff';
  if (unanswered?.result === 'refused-again') return 'refused';
  return unanswered && wasAnswered(unanswered) ? 'unusable' : 'noAnswer';
}

/** Whether something came back that nobody could use: a server's error, an answer that makes no sense, a partner's own code. */
function wasAnswered({ result, detail }: Pick<Unanswered, 'result' | 'detail'>): boolean {
  if (result === 'throttled') return true;
  if (detail === null) return false;
  const isKnown = meanings.some(([pattern]) => pattern.test(detail));
  return !isKnown || /^(http-\d+|code-.+|unreadable|too-large|redirect|contradictory|throttled)$/.test(detail);
}

/** Why an order's answer could not be used, or none came. */
export function unansweredReason(t: Translate, unanswered: Pick<Unanswered, 'result' | 'detail'> | null): string {
  if (!unanswered) return '';
  const { result, detail } = unanswered;
  return detail ? reasonWords(t, detail) : t.dynamic(`submission:attempt.${result}`);
}

/** Why nobody knows what became of an order. */
function unansweredWords(t: Translate, unanswered: Unanswered | null): string {
  if (unanswered === null || isUntold(unanswered)) return t('submission:unanswered.untold');
  const { at, result, detail } = unanswered;
  const time = localMinute(at);
  if (wasCutOff({ result, detail })) return t('submission:unanswered.cutOff', { time });
  const reason = unansweredReason(t, { result, detail });
  return t(`submission:unanswered${result === 'refused-again' ? '.refusedAgain' : ''}`, { time, reason });
}

/** Why an order stands so: the partner's words, or how it came to be there before it was sent. Empty when that says itself. */
export function outcomeWords(t: Translate, target: TargetWord, order: ToldOrder): string {
  const { shown, message, existing, unanswered } = order;
  // A run that was practised begins anew: what was decided about its practice is no outcome. That it is not sent holds until it is.
  const over =
    shown === 'ready' || shown === 'incomplete' || (order.decision === 'not-accepted' && shown !== 'shelved');
  const decided = over ? '' : decisionWords(t, target, order);
  const said = message
    ? messageWords(t, target, message)
    : existing === null
      ? ''
      : t(`submission:existing.${existing}.${target}`);
  const open = shown === 'unknown' ? unansweredWords(t, unanswered) : '';
  const { withdrawal } = order;
  const back = withdrawal
    ? t(`submission:withdrawn.${withdrawal.how}`, { by: withdrawal.by, time: localMinute(withdrawal.at) })
    : '';
  return [back, decided, open, said].filter(Boolean).join('\n');
}

/** What a person decided about an order, who and when, and whether that was practice. Empty where nobody did. */
export function decisionWords(
  t: Translate,
  target: TargetWord,
  { decision, decidedBy, decidedAt }: Pick<ToldOrder, 'decision' | 'decidedBy' | 'decidedAt'>,
): string {
  if (decision === null || decidedAt === null) return '';
  const params = { what: t(`submission:decide.${decision}`), by: decidedBy ?? '', time: localMinute(decidedAt) };
  const key = decidedBy ? 'decided.by' : 'decided';
  return t(target === 'practice' ? `submission:practised.${key}` : `submission:${key}`, params);
}

type TargetWord = 'practice' | 'production';
type ExistingWord = 'unsent' | 'own-attempt' | 'partner';
type StateWord = Exclude<
  TextKey extends infer Key ? (Key extends `submission:state.${infer State}` ? State : never) : never,
  'unsent'
>;

/** What a partner said about an order: its own words, or for a refusal without any what that means. */
export function messageWords(t: Translate, target: TargetWord, message: string): string {
  return message
    .split('\n')
    .map((line) => (/^HTTP \d{3}$/.test(line) ? t(`submission:rejected.silent.${target}`, { status: line }) : line))
    .join('\n');
}

type ReasonText = Extract<TextKey, `submit:reason.${string}`>;

/** Codes of systems and of the program, and what they mean to a person. The first that matches counts. */
const meanings: readonly (readonly [RegExp, ReasonText])[] = [
  [/REFUSED$/, 'submit:reason.refused'],
  [/NOTFOUND|EAI_|NAME_|_URL|_PORT|DNS/, 'submit:reason.address'],
  [/CERT|SSL|TLS|SIGNED|SIGNATURE|ISSUER/, 'submit:reason.certificate'],
  [/PROXY|TUNNEL/, 'submit:reason.proxy'],
  [/TIME(D)?_?OUT|^timeout$/, 'submit:reason.timeout'],
  [/RESET|CLOSED|PIPE|SOCKET|ABORTED|EMPTY_RESPONSE/, 'submit:reason.cut'],
  [/UNREACH|ADDRESS_|NETDOWN|HOSTDOWN|DISCONNECTED|^offline$|^network$|FAILED$/, 'submit:reason.network'],
  [/^http-4\d\d$/, 'submit:reason.turnedDown'],
  [/^http-\d+$/, 'submit:reason.server'],
  [/^(unreadable|too-large|redirect)$/, 'submit:reason.unreadable'],
  [/^stopped$/, 'submit:reason.stopped'],
  [/^resent$/, 'submit:reason.resent'],
  [/^throttled$/, 'submit:reason.throttled'],
  [/^[A-Z][A-Z0-9_]+$/, 'submit:reason.network'],
  [/^[a-z-]+$/, 'submit:reason.other'],
];

/** Why there was no answer, in words. The code is kept with the attempt and in the log, for whoever mends the network. */
export function reasonWords(t: Translate, code: string): string {
  const [, text] = meanings.find(([pattern]) => pattern.test(code)) ?? [];
  // A partner's own code is shown as it is: its people know it.
  if (!text) return code;
  return t(text, { status: code.replace(/^http-/, 'HTTP ') });
}

/** What testing an account came to, with the settings that were changed by it. */
export function accountTestWords(t: Translate, { code, params, kept = {} }: AccountTestResult): string {
  const reason = typeof params.reason === 'string' ? { reason: reasonWords(t, params.reason) } : {};
  const names = typeof params.names === 'string' ? { names: secretNames(t, params.names) } : {};
  const changes = Object.entries(kept).map(([name, value]) => {
    const choice = `settings:choice.${name}.${value}`;
    const words = t.dynamic(choice);
    return `${t.dynamic(`settings:field.${name}`)} = ${words === choice ? value : words}`;
  });
  return t.dynamic(`submission:account.${code}`, {
    ...params,
    ...reason,
    ...names,
    changes: changes.join(t.lang === 'zh' ? '；' : '; '),
  });
}
