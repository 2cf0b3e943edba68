import type { Counts, Hold, RunState } from '#shared/contract/run.ts';
import type { LookupResult, SendResult } from '../partners/partners.ts';
import type { SubmitPolicy } from './policy.ts';

/** What a run is doing: each mode says which exchanges may start, and how the run ends up once none is under way. */
export type Mode =
  | { readonly type: 'sending' }
  /** Nothing is sent any more; what is unknown is still asked about. */
  | { readonly type: 'cancelling' }
  | { readonly type: 'pausing' }
  /** Something must be mended, or waited for. */
  | { readonly type: 'holding'; readonly hold: Hold }
  /** The program ends; the run goes on where it was. */
  | { readonly type: 'stopping' };

export interface RunProgress {
  readonly mode: Mode;
  /** Counts back-offs. A failure of an exchange that began before the last one tells nothing new. */
  readonly round: number;
  /** Rounds in a row without reaching the partner, and without a readable answer to each purpose. */
  readonly notSent: number;
  readonly failed: Readonly<Record<Purpose, number>>;
  readonly throttled: number;
}

export type Purpose = 'send' | 'lookup';

export type RunEvent =
  | {
      readonly type: 'exchanged';
      readonly purpose: Purpose;
      /** The round in which the exchange began. */
      readonly round: number;
      readonly result: SendResult | LookupResult;
      /** It left orders of which only a person can find out what became of them. */
      readonly undecided?: boolean;
      /** Wall time (ms). */
      readonly now: number;
    }
  /** One order was sent too often without an outcome. */
  | { readonly type: 'exhausted' }
  | { readonly type: 'pause' | 'cancel' | 'stop' | 'resume' };

/** How long the whole queue waits: `atLeast` plus a random part of `spread`, in ms. */
export interface Wait {
  readonly atLeast: number;
  readonly spread: number;
}

export interface Transition {
  readonly progress: RunProgress;
  readonly wait?: Wait;
}

const fresh = { notSent: 0, failed: { send: 0, lookup: 0 }, throttled: 0 };

export const beginning: RunProgress = { mode: { type: 'sending' }, round: 0, ...fresh };

export function mayStart({ mode }: RunProgress, purpose: Purpose): boolean {
  return mode.type === 'sending' || (mode.type === 'cancelling' && purpose === 'lookup');
}

/** Pure: every decision about a run's pace, and about when it stops by itself. */
export function transition(progress: RunProgress, event: RunEvent, policy: SubmitPolicy): Transition {
  const { mode } = progress;
  switch (event.type) {
    case 'exchanged':
      return afterExchange(progress, event, policy);
    case 'exhausted':
      return { progress: holding(progress, { reason: 'failing', params: { reason: 'resent' } }) };
    case 'stop':
      return { progress: { ...progress, mode: { type: 'stopping' } } };
    case 'cancel':
      return { progress: mode.type === 'stopping' ? progress : { ...progress, mode: { type: 'cancelling' } } };
    case 'pause':
      return { progress: isGoing(mode) ? { ...progress, mode: { type: 'pausing' } } : progress };
    case 'resume':
      return mode.type === 'pausing' || mode.type === 'holding'
        ? { progress: { ...progress, ...fresh, mode: { type: 'sending' } } }
        : { progress };
  }
}

const isGoing = (mode: Mode) => mode.type === 'sending' || mode.type === 'holding';

type Exchanged = Extract<RunEvent, { type: 'exchanged' }>;

function afterExchange(progress: RunProgress, event: Exchanged, policy: SubmitPolicy): Transition {
  const { result, purpose, round } = event;
  switch (result.type) {
    case 'answered':
      return { progress: { ...progress, notSent: 0, throttled: 0, failed: { ...progress.failed, [purpose]: 0 } } };
    case 'credentials':
      return { progress: holding(progress, { reason: 'credentials', params: {} }) };
    case 'clock':
      return { progress: holding(progress, clockHold(result.skewMs)) };
    case 'throttled':
      return afterThrottling(progress, result.waitMs, event, policy);
    case 'not-sent': {
      if (round < progress.round) return { progress };
      const notSent = progress.notSent + 1;
      const next = { ...progress, notSent, round: progress.round + 1 };
      if (notSent < policy.unreachableAfter) return { progress: next, wait: backOff(notSent, policy) };
      return { progress: holding(next, { reason: 'unreachable', params: { reason: result.reason } }) };
    }
    case 'unknown': {
      if (round < progress.round) return { progress: { ...progress, notSent: 0 } };
      const times = progress.failed[purpose] + 1;
      const failed = { ...progress.failed, [purpose]: times };
      const next = { ...progress, notSent: 0, failed, round: progress.round + 1 };
      if (times < policy.failingAfter) return { progress: next, wait: backOff(times, policy) };
      return { progress: holding(next, { reason: 'failing', params: { reason: result.reason } }) };
    }
  }
}

function afterThrottling(progress: RunProgress, asked: number, event: Exchanged, policy: SubmitPolicy): Transition {
  const fresher = event.round >= progress.round;
  const throttled = progress.throttled + (fresher ? 1 : 0);
  // Where each refusal leaves an order to a person, a partner that goes on refusing is not tried with all of them.
  const inVain = progress.failed[event.purpose] + (event.undecided && fresher ? 1 : 0);
  const failed = { ...progress.failed, [event.purpose]: inVain };
  const next = { ...progress, notSent: 0, throttled, failed, round: progress.round + (fresher ? 1 : 0) };
  if (inVain >= policy.failingAfter) {
    return { progress: holding(next, { reason: 'failing', params: { reason: 'throttled' } }) };
  }
  if (asked <= policy.longBanMs)
    return { progress: next, wait: { atLeast: asked, spread: ceiling(throttled, policy) } };
  if (asked >= policy.endlessBanMs) {
    const hours = Math.floor(policy.endlessBanMs / 3_600_000);
    return { progress: holding(next, { reason: 'banned', params: { hours } }) };
  }
  const until = new Date(event.now + asked).toISOString();
  return { progress: holding(next, { reason: 'throttled', params: { seconds: Math.ceil(asked / 1000) }, until }) };
}

/** The first reason stays, unless the new one is for a person to mend and the old one would pass by itself. */
function holding(progress: RunProgress, hold: Hold): RunProgress {
  const { mode } = progress;
  const replaces =
    mode.type === 'sending' || mode.type === 'cancelling' || (mode.type === 'holding' && mode.hold.until);
  if (!replaces) return progress;
  return { ...progress, mode: { type: 'holding', hold } };
}

function clockHold(skewMs: number): Hold {
  return { reason: 'clock', params: { minutes: Math.round(skewMs / 60_000) } };
}

/** Full jitter: anything between nothing and the ceiling. */
function backOff(times: number, policy: SubmitPolicy): Wait {
  return { atLeast: 0, spread: ceiling(times, policy) };
}

function ceiling(times: number, { backOffBaseMs, backOffCapMs }: SubmitPolicy): number {
  return Math.min(backOffCapMs, backOffBaseMs * 2 ** Math.max(0, times - 1));
}

export interface EndState {
  readonly state: Exclude<RunState, 'importing'>;
  readonly hold: Hold | null;
}

/** What is left of a run that was stopped. */
export interface Left extends Pick<Counts, 'queued' | 'unknown' | 'ready'> {
  /** Orders the partner had already, of which it could still be asked the number. */
  readonly unnumbered: number;
  /** Orders of unknown outcome that asking may still tell of. */
  readonly asked: number;
}

/**
 * How a run stands once nothing of it is under way. Pure. It is finished only when every order that was queued has a
 * final answer, whatever made it stop.
 */
export function endState(mode: Mode, { queued, unknown, ready, unnumbered, asked }: Left): EndState {
  const cutShort = mode.type === 'pausing' || mode.type === 'holding' || mode.type === 'stopping';
  if (queued + unknown + (cutShort ? unnumbered : 0) === 0) {
    return { state: ready > 0 ? 'checked' : 'finished', hold: null };
  }
  // Whatever it was stopped for: a person's word is all that it waits for.
  if (mode.type !== 'stopping' && queued + asked + unnumbered === 0) return undecided(unknown);
  switch (mode.type) {
    case 'sending':
    case 'cancelling':
      return undecided(unknown);
    case 'pausing':
      return { state: 'paused', hold: null };
    case 'holding':
      return { state: 'held', hold: mode.hold };
    case 'stopping':
      return { state: 'submitting', hold: null };
  }
}

function undecided(count: number): EndState {
  return { state: 'held', hold: { reason: 'undecided', params: { count } } };
}
