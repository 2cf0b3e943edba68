import { DAYS_DELETED } from '#shared/contract/run.ts';
import { checkEntry } from '../accounts/accounts.ts';
import type { EngineContext } from '../context.ts';
import { recheckRuns } from '../edit/edit.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import type { StoredForgotten } from '../store/store.ts';

const DAY = 86_400_000;

/** Deleted accounts, layouts and value rules, and the way back. */
export function forgottenProcedures(context: EngineContext): Handlers<ProceduresOf<'forgotten'>> {
  const { store, ports } = context;

  /** Nothing new stands in its place. */
  const isGone = (thing: StoredForgotten): boolean => {
    if (thing.type === 'account') return store.accounts.isRemoved(thing.content.id);
    if (thing.type === 'layout')
      return store.layouts.withHeaders(thing.content.kind, thing.content.headers) === undefined;
    const { content } = thing;
    const headers = JSON.stringify(content.headers);
    return !store.choiceRules
      .list(content.kind)
      .some(
        (rule) =>
          rule.field === content.field && rule.text === thing.content.text && JSON.stringify(rule.headers) === headers,
      );
  };
  const nameOf = (thing: StoredForgotten): string => {
    if (thing.type === 'account') return store.accounts.removed(thing.content.id)?.name ?? '';
    return thing.type === 'layout' ? thing.content.name : thing.content.text;
  };
  /** Another layout may have taken the name meanwhile. */
  const freeName = (name: string): string => {
    let free = name;
    for (let at = 2; store.layouts.named(free); at++) free = `${name} (${at})`;
    return free;
  };
  const restore = (thing: StoredForgotten): void => {
    switch (thing.type) {
      case 'account': {
        const account = store.accounts.removed(thing.content.id);
        if (!account) return;
        checkEntry(store, { ...account, marks: store.accounts.marks(account.id) });
        store.accounts.save(account);
        return;
      }
      case 'layout': {
        const { id, savedAt: _savedAt, usedAt: _usedAt, ...content } = thing.content;
        store.layouts.save({ ...content, name: freeName(content.name) }, id);
        return;
      }
      case 'choice':
        store.choiceRules.save(thing.content);
        return;
    }
  };

  return {
    'forgotten.list': () =>
      store.forgotten
        .since(new Date(ports.clock.now() - DAYS_DELETED * DAY).toISOString())
        .filter(isGone)
        .map((thing) => ({ id: thing.id, type: thing.type, name: nameOf(thing), at: thing.at })),
    'forgotten.restore': async ({ id }) => {
      const thing = store.forgotten.get(id);
      if (!thing || !isGone(thing)) return { restored: false };
      store.atomically(() => {
        restore(thing);
        store.forgotten.remove(id);
      });
      if (thing.type === 'choice') await recheckRuns(context, ({ id: kind }) => kind === thing.content.kind);
      return { restored: true };
    },
  };
}
