import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { info, type ParsedCell, value, wrong } from './parsed-cell.ts';
import { shown } from './tidy-text.ts';

/** `https://`, also with the wide colon or slashes of a Chinese keyboard. */
const WEB = 'https?[:：][/／]{2}';
/** Where a link begins, or what somebody took for one: a scheme, two slashes, a path of Windows, a bare host with a path. */
const START = String.raw`(?:${WEB}|[a-z][a-z\d+.-]*://|(?:javascript|data|mailto|blob):|[/\\]{2}|[a-z]:\\|(?:[a-z\d-]+\.)+[a-z]{2,}/)`;
/** A path that ends as a picture does. Not in a query, where sizes and formats follow behind commas. */
const PICTURE = String.raw`(?<=^[^?#]*\.(?:jpe?g|png|gif|webp|bmp|heic|tiff?|svg|pdf|mp4))`;
/** What always divides; a comma or semicolon does before another link and behind a picture, else it is a part of its link. */
const divider = new RegExp(
  [
    String.raw`\s*[\s|｜]+\s*`,
    `[,;，；、]+(?=${START}|$)`,
    `${PICTURE}[,;，；、]+`,
    // A caption that was typed against the link.
    String.raw`${PICTURE}(?=[^\x21-\x7e])`,
    String.raw`(?<=[^\x00-\x7f])[:：]?(?=${WEB})`,
  ].join('|'),
  'iu',
);
const outside = /^[,;，；、。]+|[,;，；、。]+$/gu;

const link = z.url({ protocol: /^https?$/ });
const bareHost = /^(?:[a-z\d-]+\.)+[a-z]{2,}\//i;
const named = /^(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]*\p{L}[\p{L}\p{N}-]*$/u;

/**
 * The links of one cell: divided by blanks, line breaks, `|`, commas and semicolons. A link without a scheme (`//host/…`)
 * is read as https, which is shown. A host that only the office can reach is warned about: the partner fetches the picture.
 */
export function parseLinks(text: string): ParsedCell {
  const parts = partsOf(text);
  const links = parts.map(withScheme);
  const bad = links.findIndex((each) => hostOf(each) === undefined);
  if (bad >= 0) return wrong('urls.invalid', { value: shown(parts[bad] ?? '') }, mended(links, bad));
  const changed = links.filter((each, index) => each !== parts[index]);
  const first = parts.find((part, index) => part !== links[index]);
  const inside = links.filter((each) => isInside(hostOf(each) ?? ''));
  return value(links, [
    ...(first === undefined ? [] : [info('cell.normalised', { before: shown(first), after: shown(changed[0] ?? '') })]),
    ...inside.slice(0, 1).map((each) => ({
      code: 'urls.private' as const,
      severity: 'warning' as const,
      params: { value: shown(each) },
    })),
  ]);
}

/** Split one at a time: what divides depends on what stands before it in the same link. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  for (let found = divider.exec(rest); found; found = divider.exec(rest)) {
    parts.push(rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
  }
  return [...parts, rest].map((part) => part.replace(outside, '')).filter((part) => part !== '');
}

function withScheme(part: string): string {
  if (part.startsWith('//')) return `https:${part}`;
  return part.replace(new RegExp(`^${WEB}`, 'iu'), (scheme) => scheme.normalize('NFKC'));
}

/** The host of an http(s) link, in its canonical form; undefined for anything else. */
function hostOf(text: string): string | undefined {
  if (!link.safeParse(text).success) return undefined;
  const { hostname } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isHost = isIP(host) > 0 || named.test(host) || /^[a-z\d-]+$/i.test(host);
  return isHost && !/[\\\s]/u.test(text) ? host : undefined;
}

/** The cell with what is wrong in it mended, where there is one likely way: a scheme, a blank in a file name, a caption. */
function mended(links: readonly string[], bad: number): string | undefined {
  const part = links[bad] ?? '';
  const before = links[bad - 1];
  const others = links.filter((_, index) => index !== bad);
  const alone = (fixed: readonly string[]) =>
    fixed.length > 0 && fixed.every((each) => hostOf(each) !== undefined) ? fixed.join('\n') : undefined;
  if (bareHost.test(part)) return alone(links.with(bad, `https://${part}`));
  if (before !== undefined && !/\.\w{2,4}$/.test(before) && /^[^/:]+\.\w{2,4}$/.test(part)) {
    return alone(links.with(bad - 1, `${before}%20${part}`).toSpliced(bad, 1));
  }
  return /[/\\:.]/.test(part.replace(/[:：]$/, '')) ? undefined : alone(others);
}

/** Addresses of one computer, of a local network, or of none: nobody outside can fetch from them. */
const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(net, prefix, 'ipv6');
}

const insideNames =
  /^[^.]+$|\.(?:local|localhost|localdomain|lan|internal|intranet|home|corp|home\.arpa|test|invalid)$/i;

function isInside(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return insideNames.test(host);
  return inside.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
