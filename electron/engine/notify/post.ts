import type { Vendor } from '#shared/notify/robots.ts';
import type { ProblemParams } from '#shared/problem.ts';
import { exchange } from '../partners/partners.ts';
import type { Ports } from '../ports.ts';
import { signDingtalk, signFeishu } from './sign.ts';

/** A robot with what it is called with. Never logged. */
export interface OpenRobot {
  readonly id: string;
  readonly vendor: Vendor;
  readonly url: string;
  /** Signs its messages, where it asks for that. */
  readonly secret: string | null;
}

/** What one message came to; `code` is a text (`notify:result.<code>`). */
export interface Posted {
  readonly ok: boolean;
  readonly code: 'ok' | 'busy' | 'signature' | 'keyword' | 'ip' | 'clock' | 'refused' | 'unreachable';
  readonly params: ProblemParams;
  /** It may be sent once more. */
  readonly again: boolean;
}

const TIMEOUT = 10_000;
/** How far (ms) the clocks may be apart for a signature. */
const MOST_SKEW = 3_600_000;
const MOST_BYTES = 64 * 1024;
/** Reasons that a server gave. */
const ANSWERED = /^(redirect|too-large|http-)/;

/** Sends one text. Never twice: whether it is repeated is decided by who holds it. */
export async function post(
  ports: Pick<Ports, 'fetch' | 'clock'>,
  robot: OpenRobot,
  text: string,
  signal: AbortSignal,
): Promise<Posted> {
  const request = requestOf(robot, text, ports.clock.now());
  const result = await exchange(
    ports,
    { method: 'POST', headers: { 'Content-Type': 'application/json; charset=utf-8' }, ...request },
    { timeoutMs: TIMEOUT, signal, maxBytes: MOST_BYTES },
  );
  switch (result.type) {
    case 'answered': {
      const theirs = Date.parse(result.headers.get('date') ?? '');
      const skew = Number.isNaN(theirs) ? 0 : ports.clock.now() - theirs;
      return readAnswer(robot.vendor, result.status, Buffer.from(result.bytes).toString('utf8'), skew);
    }
    case 'throttled':
      return { ok: false, code: 'busy', params: { code: result.status }, again: true };
    case 'not-sent':
    case 'unknown':
      // Only a connection that could not be made, or was cut, is worth another try.
      return {
        ok: false,
        code: 'unreachable',
        params: { reason: result.reason },
        again: !ANSWERED.test(result.reason),
      };
  }
}

/** Exported for the vectors of its test. */
export function requestOf(
  { vendor, url, secret }: Omit<OpenRobot, 'id'>,
  text: string,
  now: number,
): { readonly url: string; readonly body: string } {
  switch (vendor) {
    case 'dingtalk': {
      const at = new URL(url);
      // Its own encoding of the query would leave a plus as it is, which its server reads as a blank.
      const sign = secret === null ? '' : `&timestamp=${now}&sign=${encodeURIComponent(signDingtalk(secret, now))}`;
      return { url: `${at.href}${sign}`, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) };
    }
    case 'wecom':
      return { url, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) };
    case 'feishu': {
      const timestamp = Math.floor(now / 1000);
      const signed = secret === null ? {} : { timestamp: String(timestamp), sign: signFeishu(secret, timestamp) };
      return { url, body: JSON.stringify({ ...signed, msg_type: 'text', content: { text } }) };
    }
  }
}

/** Codes of the makers, as far as they are known; what else comes is shown as it comes. */
const codes: Readonly<Record<Vendor, Readonly<Record<string, Posted['code']>>>> = {
  dingtalk: { '-1': 'busy', '310000': 'signature' },
  wecom: { '45009': 'busy' },
  feishu: { '11232': 'busy', '19021': 'signature', '19022': 'ip', '19024': 'keyword' },
};

/** The status is 200 whatever became of it: the body says. */
function readAnswer(vendor: Vendor, status: number, text: string, skew: number): Posted {
  const { code, message } = codeIn(text);
  if (status === 200 && code === '0') return { ok: true, code: 'ok', params: {}, again: false };
  const known = code === null ? undefined : codes[vendor][code];
  if (known === 'signature' && Math.abs(skew) > MOST_SKEW) {
    return { ok: false, code: 'clock', params: { minutes: Math.round(skew / 60_000) }, again: false };
  }
  const params = { code: code ?? `HTTP ${status}`, message: message.slice(0, 200) };
  return { ok: false, code: known ?? 'refused', params, again: known === 'busy' };
}

function codeIn(text: string): { readonly code: string | null; readonly message: string } {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return { code: null, message: '' };
    const said = Object.fromEntries(Object.entries(json));
    const code: unknown = said.errcode ?? said.code;
    const message: unknown = said.errmsg ?? said.msg ?? '';
    const isCode = typeof code === 'number' || typeof code === 'string';
    return { code: isCode ? String(code) : null, message: typeof message === 'string' ? message : '' };
  } catch {
    return { code: null, message: '' };
  }
}
