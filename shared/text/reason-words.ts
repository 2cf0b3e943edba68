import type { TextKey, Translate } from './index.ts';

type ReasonText = Extract<TextKey, `submit:reason.${string}`>;

/** Codes of systems and of the program, and what they mean to a person. The first that matches counts. */
const meanings: readonly (readonly [RegExp, ReasonText])[] = [
  [/REFUSED$/, 'submit:reason.refused'],
  [/NOTFOUND|EAI_|NAME_|ADDRESS_|_URL|_PORT|DNS/, 'submit:reason.address'],
  [/CERT|SSL|TLS|SIGNED|SIGNATURE|ISSUER/, 'submit:reason.certificate'],
  [/PROXY|TUNNEL/, 'submit:reason.proxy'],
  [/TIME(D)?_?OUT|^timeout$/, 'submit:reason.timeout'],
  [/RESET|CLOSED|PIPE|SOCKET|ABORTED|EMPTY_RESPONSE/, 'submit:reason.cut'],
  [/UNREACH|NETDOWN|HOSTDOWN|DISCONNECTED|^network$|FAILED$/, 'submit:reason.network'],
  [/^http-\d+$/, 'submit:reason.server'],
  [/^(unreadable|too-large|redirect)$/, 'submit:reason.unreadable'],
  [/^stopped$/, 'submit:reason.stopped'],
  [/^resent$/, 'submit:reason.resent'],
];

/** Why there was no answer, in words; the code itself stands behind them, for whoever mends the network. */
export function reasonWords(t: Translate, code: string): string {
  const [, text] = meanings.find(([pattern]) => pattern.test(code)) ?? [];
  if (!text) return code;
  const words = t(text, { status: code.replace(/^http-/, 'HTTP ') });
  return /^[A-Z_]+$/.test(code) ? `${words} · ${code}` : words;
}
