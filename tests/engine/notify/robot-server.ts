import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const SECRET = 'SECdockhand-demo';
const HOUR = 3_600_000;

/** What the makers' pages say of one robot's limits, in a window of so many ms. */
const limits = new Map<string, readonly [most: number, within: number]>([
  ['/robot/send', [20, 60_000]],
  ['/cgi-bin/webhook/send', [20, 60_000]],
  ['/open-apis/bot/v2/hook/1', [5, 1000]],
]);

/**
 * DingTalk, WeCom and Feishu on this computer: addresses, bodies, signatures (each by its own rule), the keyword and the
 * rates are checked as their pages say; written from the pages, not from what calls it. `script` answers the next requests otherwise.
 */
export async function startRobotServer({ keyword = '入库通', signs = true } = {}) {
  const texts: string[] = [];
  const at: number[] = [];
  const script: ('cut' | { readonly status?: number; readonly json: object })[] = [];
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      requests += 1;
      const next = script.shift();
      if (next === 'cut') return request.socket.destroy();
      if (next) return response.writeHead(next.status ?? 200).end(JSON.stringify(next.json));
      const url = new URL(request.url ?? '', 'http://robots');
      const now = Date.now();
      const answer = (code: number, message: string) => {
        const feishu = url.pathname.startsWith('/open-apis/');
        response.end(JSON.stringify(feishu ? { code, msg: message, data: {} } : { errcode: code, errmsg: message }));
      };
      const [most, within] = limits.get(url.pathname) ?? [0, 0];
      if (request.method !== 'POST' || most === 0) return response.writeHead(404).end();
      if (!/^application\/json/.test(request.headers['content-type'] ?? '')) return answer(9499, 'no JSON');
      const recent = at.filter((time) => time > now - within).length;
      at.push(now);
      if (recent >= most) return answer(url.pathname.startsWith('/open-apis/') ? 11232 : 45009, 'too often');
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const text: unknown = body.text?.content ?? body.content?.text;
      if (typeof text !== 'string' || (body.msgtype ?? body.msg_type) !== 'text') return answer(9499, 'no text');
      if (url.pathname === '/robot/send') {
        if (url.searchParams.get('access_token') !== 'T') return answer(300_001, 'token is not exist');
        const time = url.searchParams.get('timestamp') ?? '';
        const right = createHmac('sha256', SECRET).update(`${time}\n${SECRET}`).digest('base64');
        const inTime = time.length === 13 && Math.abs(Number(time) - now) <= HOUR;
        if (signs && (!inTime || url.searchParams.get('sign') !== right)) return answer(310_000, 'sign not match');
        if (!text.includes(keyword)) return answer(310_000, 'keywords not in content');
        return take(text, answer);
      }
      if (url.pathname.startsWith('/open-apis/')) {
        const right = createHmac('sha256', `${body.timestamp}\n${SECRET}`).digest('base64');
        const inTime = /^\d{10}$/.test(body.timestamp) && Math.abs(Number(body.timestamp) * 1000 - now) <= HOUR;
        if (signs && (!inTime || body.sign !== right))
          return answer(19_021, 'sign match fail or timestamp is not within one hour');
        if (!text.includes(keyword)) return answer(19_024, 'Key Words Not Found');
        return take(text, answer);
      }
      if (url.searchParams.get('key') !== 'K') return answer(93_000, 'invalid webhook url');
      if (Buffer.byteLength(text) > 2048) return answer(40_058, 'content exceeds 2048');
      take(text, answer);
    });
  });
  const waiters = new Set<() => void>();
  const take = (text: string, answer: (code: number, message: string) => void) => {
    texts.push(text);
    answer(0, 'ok');
    for (const waiter of waiters) waiter();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    texts,
    script,
    base,
    secret: SECRET,
    requests: () => requests,
    urls: {
      dingtalk: `${base}/robot/send?access_token=T`,
      wecom: `${base}/cgi-bin/webhook/send?key=K`,
      feishu: `${base}/open-apis/bot/v2/hook/1`,
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
    /** Resolves when so many messages have arrived. */
    async arrived(count: number): Promise<readonly string[]> {
      while (texts.length < count) {
        await new Promise<void>((resolve) => {
          waiters.add(resolve);
        });
        waiters.clear();
      }
      return texts;
    },
  };
}
