import { openDatabase } from '../../../../electron/engine/data-folder/data-folder.ts';
import { createStore } from '../../../../electron/engine/store/store.ts';
import { line, NEW_RUN, order } from './sample-run.ts';

// Imports one small run after another until it is killed; says when it begins, so that the killer knows.
const db = openDatabase({
  dataDir: String(process.argv[2]),
  clock: { now: () => Date.now() },
  appVersion: '0.0.0',
});
const store = createStore(db, (_kind, field) => field);
process.stdout.write('ready\n');
for (;;) {
  const run = store.imports.begin(NEW_RUN);
  for (let position = 1; position <= 20; position++) {
    const lines = Array.from({ length: 10 }, (_, i) => line((position - 1) * 10 + i + 1, { key: `PO-${position}` }));
    store.imports.addBatch(run, { orders: [order(position, lines)] });
  }
  store.imports.finish(run);
}
