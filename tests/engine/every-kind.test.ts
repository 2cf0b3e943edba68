import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import { createEngine, type Engine } from '#engine/engine.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { freshFolder } from './engine-fixture.ts';

// What a kind needs besides its own folder. Each failure says where: see "A kind" in CONTRIBUTING.md.
const root = resolve(import.meta.dirname, '../..');
let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = freshFolder();
  engine = await createEngine({ dataDir: join(folder, 'home'), ports: nodePorts() });
});
afterAll(() => engine.close());

/** The kind's template with its own example in every column but those that name files. */
async function filledTemplate({ id, fields }: AnyKind): Promise<string> {
  const out = join(folder, `${id}.xlsx`);
  await engine.call('templates.write', { kind: id, out, lang: 'zh' });
  const book = read(readFileSync(out));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const examples = Object.values(fields).map(({ type, example }) => (type === 'files' ? '' : example));
  utils.sheet_add_aoa(sheet, [examples], { origin: 'A2' });
  writeFileSync(out, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return out;
}

describe.each(kinds)('$id', (kind) => {
  const { id, partner } = kind;

  test('its template, filled with its own examples, is recognised, right, and taken by the practice partner', async () => {
    const { runs, refused } = await engine.call('imports.create', {
      importId: id,
      paths: [await filledTemplate(kind)],
    });
    expect(refused, `shared/kinds/${id}: the template's headers are taken for another kind's, or for none`).toEqual([]);
    const run = runs[0]?.id ?? '';
    expect(runs.map((found) => found.kind)).toEqual([id]);
    const { items } = await engine.call('problems.window', { run, severity: 'error' });
    expect(items, `shared/kinds/${id}: the examples of the fields do not make a good order`).toEqual([]);

    if (kind.freight) {
      await engine.call('freight.preview', { run });
      await engine.call('freight.choose', { run, policy: 'cheapest' });
    }
    await engine.call('submissions.start', { run, confirmWarnings: true });
    const { counts } = await engine.call('submissions.settled', { run });
    const orders = await engine.call('orders.window', { run });
    expect(
      { accepted: counts.accepted, said: orders.items.map(({ message }) => message) },
      `electron/engine/partners/${partner} sends orders of ${id} with its call, electron/engine/practice/${partner} takes them`,
    ).toEqual({ accepted: 1, said: [null] });
  });

  test.each([
    'README.md',
    'README.zh-CN.md',
    'docs/command-line.md',
    'docs/command-line.zh-CN.md',
    `docs/fields/${id}.md`,
    `docs/fields/${id}.zh-CN.md`,
  ])('stands in %s', (page) => {
    expect(readFileSync(join(root, page), 'utf8')).toContain(
      page.startsWith('docs/fields') ? kind.label[page.includes('zh-CN') ? 'zh' : 'en'] : id,
    );
  });
});
