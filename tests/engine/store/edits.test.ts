import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '#engine/store/edits.ts';
import type { Store } from '#engine/store/store.ts';
import { importRun, line, order } from './support/sample-run.ts';
import { type TempStore, tempStore } from './support/temp-store.ts';

const LINES = [1, 2, 3];

function sampleRun(store: Store): string {
  return importRun(store, { orders: [order(1, [line(1, { key: 'A', qty: 1 }), line(2, { qty: 2 }), line(3, {})])] });
}

/** Everything an edit may change, dropped lines included. */
function content(store: TempStore, run: string) {
  const texts = store.db.prepare('SELECT id, texts FROM lines ORDER BY id').all();
  return {
    lines: store.lines.get(run, LINES).map(({ id, cells, dropped }) => ({ id, cells, dropped })),
    texts: texts.map((row) => {
      const { id, texts } = row as { id: number; texts: string };
      return {
        id,
        texts: texts
          .split('\x1f')
          .filter((text) => text !== '')
          .sort(),
      };
    }),
  };
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    type: fc.constant('cell' as const),
    line: fc.constantFrom(...LINES),
    field: fc.constantFrom('key', 'qty', 'note'),
    value: fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.boolean()),
  }),
  fc.record({
    type: fc.constant('drop' as const),
    line: fc.constantFrom(...LINES),
    dropped: fc.boolean(),
    noOrder: fc.boolean(),
  }),
);
const action = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('apply' as const), changes: fc.array(change, { minLength: 1 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
);

test('undo and redo walk exactly along the states the steps made', () => {
  const store = tempStore();
  fc.assert(
    fc.property(fc.array(action, { maxLength: 15 }), (actions) => {
      const run = sampleRun(store);
      const states = [content(store, run)];
      let at = 0;
      for (const it of actions) {
        if (it.do === 'apply') {
          store.edits.apply(run, it.changes);
          states.splice(++at, Number.POSITIVE_INFINITY, content(store, run));
        } else {
          const moved = it.do === 'undo' ? store.edits.undo(run) : store.edits.redo(run);
          const to = it.do === 'undo' ? at - 1 : at + 1;
          expect(moved === null).toBe(states[to] === undefined);
          if (states[to]) at = to;
        }
        expect(content(store, run)).toEqual(states[at]);
        expect(store.edits.stacks(run)).toEqual({ undoable: at > 0, redoable: at < states.length - 1 });
      }
      store.runs.delete(run);
    }),
    { numRuns: 60 },
  );
});

describe('a step', () => {
  test('tells the lines it changed', () => {
    const store = tempStore();
    const run = sampleRun(store);
    const changes: Change[] = [
      { type: 'cell', line: 3, field: 'qty', value: 5 },
      { type: 'cell', line: 1, field: 'qty', value: 6 },
      { type: 'cell', line: 3, field: 'key', value: 'B' },
    ];
    const changed = { lines: [1, 3], fields: new Set(['qty', 'key']) };
    expect(store.edits.apply(run, changes)).toEqual(changed);
    expect(store.edits.undo(run)).toEqual(changed);
    expect(store.edits.redo(run)).toEqual(changed);
  });

  test.each(['queued', 'sending', 'accepted', 'exists', 'unknown'])('is refused on an order that is %s', (state) => {
    const store = tempStore();
    const run = sampleRun(store);
    store.edits.apply(run, [{ type: 'cell', line: 1, field: 'qty', value: 5 }]);
    const before = content(store, run);
    store.db.prepare<[string]>('UPDATE orders SET state = ?').run(state);
    const locked = expect.objectContaining({ code: 'order.locked', params: { order: 'PO-1' } });
    expect(() => store.edits.apply(run, [{ type: 'cell', line: 1, field: 'qty', value: 9 }])).toThrow(locked);
    expect(() => store.edits.undo(run)).toThrow(locked);
    expect(content(store, run)).toEqual(before);
    expect(store.edits.stacks(run)).toEqual({ undoable: true, redoable: false });
  });

  test('on a line that does not exist changes nothing', () => {
    const store = tempStore();
    const run = sampleRun(store);
    const changes: Change[] = [
      { type: 'cell', line: 1, field: 'qty', value: 5 },
      { type: 'cell', line: 99, field: 'qty', value: 5 },
    ];
    expect(() => store.edits.apply(run, changes)).toThrow('no line 99');
    expect(store.lines.get(run, [1])[0]?.cells.qty).toBe(1);
  });
});
