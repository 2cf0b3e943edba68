import { DAYS_DELETED } from '#shared/contract/run.ts';
import { freeName as freeAccountName } from '../accounts/accounts.ts';
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
  /** @returns the name that it has now */
  const restore = (thing: StoredForgotten): string => {
    switch (thing.type) {
      case 'account': {
        const account = store.accounts.removed(thing.content.id);
        if (!account) return '';
        // Beside an entry of the same account, too: its runs can go on only with it, and keys are known by identity.
        const name = freeAccountName(store, account);
        store.accounts.save({ ...account, name });
        return name;
      }
      case 'layout': {
        const { id, savedAt: _savedAt, usedAt: _usedAt, ...content } = thing.content;
        const name = freeName(content.name);
        store.layouts.save({ ...content, name }, id);
        return name;
      }
      case 'choice':
        store.choiceRules.save(thing.content);
        return thing.content.text;
    }
  };

  return {
    'forgotten.list': () =>
      store.forgotten
        .since(new Date(ports.clock.now() - DAYS_DELETED * DAY).toISOString())
        .filter(isGone)
        .map((thing) => ({
          ...{ id: thing.id, type: thing.type, name: nameOf(thing), at: thing.at },
          ...(thing.type === 'account' && { account: thing.content.id }),
        })),
    'forgotten.restore': async ({ id }) => {
      const thing = store.forgotten.get(id);
      if (!thing || !isGone(thing)) return { restored: false };
      const was = nameOf(thing);
      const name = store.atomically(() => {
        store.forgotten.remove(id);
        return restore(thing);
      });
      if (thing.type === 'choice') await recheckRuns(context, ({ id: kind }) => kind === thing.content.kind);
      return { restored: true, ...(name !== was && { name }) };
    },
  };
}
