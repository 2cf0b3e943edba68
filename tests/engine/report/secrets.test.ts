import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { fileLog, nodePorts } from '../../../electron/hosts/node/ports.ts';
import { patience } from '../../patience.ts';
import { freshFolder } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';
import { json, serve } from '../partners/support/socket-server.ts';

const CREDENTIAL = 'canary-credential-5f1c';
const ANSWER = 'canary-answer-77aa';

/** Every file below a folder by name, workbooks unpacked. */
function everything(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      const parts = name.endsWith('.xlsx') ? Object.values(unzipSync(bytes)) : [bytes];
      return [name, parts.map((part) => Buffer.from(part).toString('latin1')).join('\n')];
    }),
  );
}

const namesWith = (files: ReadonlyMap<string, string>, words: string) =>
  [...files].filter(([, text]) => text.includes(words)).map(([name]) => name);

test('credentials reach no file; what else an answer said reaches neither a report nor the log', async () => {
  const { url, close } = await serve((request, response, body) => {
    const repeat = (status: number) => void response.writeHead(status).end(request.headers.authorization);
    if (request.url?.endsWith('poList')) return repeat(500);
    const [{ referenceNo }]: [{ referenceNo: string }] = JSON.parse(body);
    // One order is accepted in many words; one is refused and one left open, each by a page that repeats what it was sent.
    if (referenceNo === 'R-2') return repeat(400);
    if (referenceNo === 'R-3') return repeat(200);
    const data = { orderNo: 'E-1', referenceNo, note: ANSWER };
    return json(response, [{ code: '0', success: true, data, errors: '', message: ANSWER }]);
  });
  const dataDir = freshFolder();
  const out = freshFolder();
  const engine = await createEngine({
    dataDir,
    ports: { ...nodePorts(), log: fileLog(dataDir) },
    environmentAccounts: [
      {
        partner: 'etower',
        settings: { baseUrl: url },
        credentials: { token: `${CREDENTIAL}-token`, key: `${CREDENTIAL}-key` },
      },
    ],
  });
  const paths = [inboundCsv(['R-1', 'R-2', 'R-3'].map((referenceNo) => ({ referenceNo })))];
  const { runs } = await engine.call('imports.create', { importId: 'i', paths, target: 'production' });
  const run = runs[0]?.id ?? '';
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await vi.waitFor(async () => {
    const { counts } = await engine.call('runs.get', { run });
    expect(counts).toMatchObject({ accepted: 1, rejected: 1, unknown: 1 });
  }, patience);
  await engine.call('submissions.pause', { run });
  for (const type of ['errors', 'results'] as const) {
    for (const format of ['xlsx', 'csv'] as const) {
      await engine.call('reports.write', { run, type, format, out: join(out, `${type}.${format}`) });
    }
  }
  await engine.call('backups.create', { out: join(out, 'backup.db') });
  await engine.close();
  await close();

  const [kept, written] = [everything(dataDir), everything(out)];
  expect([...namesWith(kept, CREDENTIAL), ...namesWith(written, CREDENTIAL)]).toEqual([]);
  expect([...written.keys()].sort()).toEqual(['backup.db', 'errors.csv', 'errors.xlsx', 'results.csv', 'results.xlsx']);
  // The store and its backup keep what a person may ask to see; nothing else does.
  expect(namesWith(written, ANSWER)).toEqual(['backup.db']);
  expect(namesWith(kept, ANSWER).filter((name) => !name.startsWith('dockhand.db'))).toEqual([]);
});
