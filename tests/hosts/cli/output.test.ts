import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freightTotals, orderWeights, quote, unmatched } from '#shared/contract/freight.ts';
import { orderState } from '#shared/contract/run.ts';
import { attempt } from '#shared/contract/runs.ts';
import { translator } from '#shared/text/index.ts';
import type { CliEvent } from '../../../electron/hosts/cli/output/events.ts';
import { humanOutput } from '../../../electron/hosts/cli/output/human-output.ts';
import { jsonOutput } from '../../../electron/hosts/cli/output/output.ts';
import { dockhand, freshHome } from './dockhand.ts';

/** Everything a terminal obeys but the end of a line, which is ours. */
const hidden = /(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Texts as partners, sheets and file systems have them, with what a terminal would obey. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]0;x\u0007',
        '\u0000',
        '\r',
        '\n',
        '\r\n',
        '\u009b31m',
        '\u202e',
        '\u2067',
        '\u007f',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const maybe = fc.option(hostile);
const count = fc.nat(9);
const money = fc.record({ amount: fc.constant('1.50'), currency: hostile });
const states = fc.constantFrom(...orderState.options);

type Json = Readonly<Record<string, unknown>>;

/** Everything a schema of the contract lets through, with hostile texts wherever it lets any text through. */
function anyOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fromJson(z.toJSONSchema(schema, { unrepresentable: 'any' }));
}

function fromJson(schema: Json): fc.Arbitrary<unknown> {
  const list = schema.anyOf as readonly Json[] | undefined;
  if (list) return fc.oneof(...list.map(fromJson));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => fromJson({ ...schema, type })));
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as readonly unknown[]));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return schema.pattern === undefined ? hostile : fc.stringMatching(new RegExp(String(schema.pattern)));
    case 'integer':
    case 'number':
      return count;
    case 'array':
      return fc.array(fromJson(schema.items as Json), { maxLength: 2 });
    default: {
      const fields = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Json>>);
      return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, fromJson(field)])), {
        requiredKeys: (schema.required ?? []) as string[],
      });
    }
  }
}

const freight = anyOf(orderWeights.extend({ quotes: z.array(quote), unmatched: z.array(unmatched) }));
const totals = anyOf(freightTotals);
const option = fc.record({
  ...{ fee: money, companyName: hostile, serviceCategory: hostile, serviceId: hostile },
  ...{ minDays: fc.option(count), maxDays: fc.option(count), cheapest: fc.boolean(), fastest: fc.boolean() },
});
const preview = fc.record({
  ...{ purpose: fc.constantFrom('preview', 'estimate', null), failure: maybe, cheapest: fc.option(money) },
  lines: fc.array(fc.record({ itemId: hostile, skuId: hostile, options: fc.array(option, { maxLength: 2 }) }), {
    maxLength: 2,
  }),
});
const unknown = fc.record({
  ...{ run: hostile, reason: maybe, at: fc.constant('2026-01-05T00:00:00.000Z'), asked: fc.boolean() },
  attempts: fc.array(anyOf(attempt.extend({ startedAt: z.iso.datetime() })), { maxLength: 3 }),
});
const counts = Object.fromEntries(
  'orders lines skipped errors warnings ready incomplete accepted exists rejected unknown queued'
    .split(' ')
    .map((name) => [name, count]),
);

const event = fc.oneof(
  fc.record({
    ...{
      type: fc.constant('problem'),
      file: hostile,
      sheet: maybe,
      row: fc.option(count),
      column: maybe,
      field: maybe,
    },
    ...{ code: hostile, severity: fc.constantFrom('error', 'warning', 'info'), message: hostile },
  }),
  fc.record({ type: fc.constant('order'), key: hostile, state: states, partnerNo: hostile, message: hostile }),
  fc.record({ type: fc.constant('order'), key: hostile, state: fc.constant('unknown'), unknown }),
  fc.record({ type: fc.constant('order'), key: hostile, state: states, freight }),
  fc.record({ type: fc.constant('order'), key: hostile, state: states, preview }),
  fc.record({
    ...{ type: fc.constant('booking'), key: hostile, companies: fc.array(hostile) },
    ...{ previewed: fc.option(money), booked: fc.option(money) },
  }),
  fc.record({ type: fc.constantFrom('progress', 'queueing'), done: count, total: count }),
  fc.record({ type: fc.constant('summary'), run: hostile, kind: hostile, ...counts, freight: totals }),
) as unknown as fc.Arbitrary<CliEvent>;

test.each(['zh', 'en'] as const)('nothing that a terminal obeys is in any sentence for people (%s)', (lang) => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), hostile, (events, sentence) => {
      const written: string[] = [];
      const stream = { write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
      const output = humanOutput(translator(lang), stream);
      for (const one of events) output.event(one);
      output.say(sentence);
      output.end();
      expect(written.join('')).not.toMatch(hidden);
      // A break in a text makes no line of its own: nobody can forge one.
      const calm = JSON.parse(JSON.stringify(events).replace(/\\r|\\n/g, ' ')) as CliEvent[];
      const lines: string[] = [];
      const plain = humanOutput(translator(lang), { write: (text: string) => lines.push(text) > 0 } as never);
      for (const one of calm) plain.event(one);
      plain.say('');
      expect(written.join('').split('\n')).toHaveLength(lines.join('').split('\n').length);
    }),
    { numRuns: 300 },
  );
});

test('JSON says the same, with nothing in it that a terminal obeys', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-out-')), 'events');
  fc.assert(
    fc.property(event, (one) => {
      const fd = openSync(path, 'w');
      jsonOutput(fd).event(one);
      closeSync(fd);
      const text = readFileSync(path, 'utf8');
      expect(text).not.toMatch(hidden);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(one)));
    }),
    { numRuns: 200 },
  );
});

test.runIf(process.platform !== 'win32')(
  'names of files, headers and cells reach the terminal without what it obeys, and no line is forged',
  async () => {
    const home = freshHome();
    const evil = '\u001b[31m\u202eX\u009b2J';
    const folder = join(home, `in${evil}\nAll accepted`);
    mkdirSync(folder);
    const file = join(folder, `a${evil}\nAll accepted.csv`);
    writeFileSync(file, `Reference No,SKU,"Note${evil}\nAll accepted"\nPO${evil},"A${evil}\nAll accepted",x\n`);
    const other = join(folder, `b${evil}\nAll accepted.pdf`);
    writeFileSync(other, 'x');
    for (const args of [
      ['check', file, '--kind', 'overseas-inbound', '--report', join(folder, 'rep.csv')],
      ['check', other],
      ['check', join(folder, 'gone\u001b[0m\n.xlsx')],
      ['check', file, '--kind', `no${evil}`],
      ['submit', file, '--kind', 'overseas-inbound', '--results', join(folder, 'res.csv')],
      ['report', `run${evil}`, '--out', join(folder, 'x.xlsx')],
      [`verb${evil}`],
      ['check', file, `--opt${evil}`],
      ['runs'],
    ]) {
      const { stdout, stderr } = await dockhand(home, args);
      expect(stdout + stderr).not.toBe('');
      expect({ args, hidden: hidden.exec(stdout + stderr)?.[0] }).toEqual({ args, hidden: undefined });
      expect(`\n${stdout}${stderr}`).not.toContain('\nAll accepted');
    }
    const csv = readFileSync(join(folder, 'rep.csv'), 'utf8');
    expect(csv.replaceAll('\r\n', '\n')).not.toMatch(hidden);
  },
);
