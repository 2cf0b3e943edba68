import { randomUUID } from 'node:crypto';
import { Failure } from '#shared/contract/failure.ts';
import { MOST_SETTINGS } from '#shared/contract/settings.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import { alikeEntries, checkEntry, namesOfRuns, returningEntry } from '../accounts/accounts.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { recheckRuns } from '../edit/edit.ts';
import { checkFreightSettings } from '../freight/freight.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { marksOf } from '../ledger/ledger.ts';
import { findsOut, testEveryWay, waysToCall } from '../partners/partners.ts';
import type { ProcedureContext } from './procedure-context.ts';

/** More runs of an account are counted and not listed. */
const MOST_SHOWN = 20;

/** Settings that say how fast an account is called, which no order is judged by. */
const speed: readonly string[] = ['concurrency', 'ratePerSecond', 'timeoutMs'];

/** What orders may be judged by: with other limits, an order that was wrong is right. */
function judging(settings: PartnerSettings): string {
  return JSON.stringify(
    Object.entries(settings)
      .filter(([name]) => !speed.includes(name))
      .sort(),
  );
}

export function settingsProcedures(context: ProcedureContext): Handlers<ProceduresOf<'accounts' | 'settings'>> {
  const { store, ledger, accounts, kinds, ports, blobs, submissions } = context;
  const known = async (id: string) => {
    const account = store.accounts.get(id);
    if (!account) throw new Failure('account.unknown');
    return { ...account, hasSecrets: await accounts.hasKeys(account) };
  };
  /** Whether the partner sees something else of an entry than of what is stored: it may take the keys that it refused. */
  const isNews = (id: string, settings: PartnerSettings, secrets: object | undefined) =>
    secrets !== undefined || judging(settings) !== judging(store.accounts.get(id)?.settings ?? {});
  return {
    'accounts.list': () =>
      Promise.all(
        store.accounts
          .list()
          .filter(({ target }) => target === 'production')
          .map(({ id }) => known(id)),
      ),
    'accounts.alike': async ({ id = '', partner, name, settings, secrets }) => {
      const all = secrets && { ...(await accounts.secrets.read(id)), ...secrets };
      const marks = all ? marksOf(partner, all) : store.accounts.marks(id);
      if (name !== undefined) checkEntry(store, { id, partner, name, settings, marks });
      return { names: [...alikeEntries(store, { id, partner, settings, marks })] };
    },
    'accounts.waiting': ({ id, settings, secrets }) => {
      const runs = [...submissions.waiting(id, isNews(id, settings, secrets))];
      const counted = runs.flatMap((run) => store.runs.get(run) ?? []);
      const sum = (of: 'queued' | 'unknown', from = counted) => from.reduce((all, { counts }) => all + counts[of], 0);
      const forPerson = counted.filter(({ kind }) => !findsOut(kindOf(context, kind), settings));
      return { runs, queued: sum('queued'), unknown: sum('unknown'), undecided: sum('unknown', forPerson) };
    },
    'accounts.runs': ({ id }) => {
      const shown = (ids: readonly string[]) => ids.slice(0, MOST_SHOWN).flatMap((run) => store.runs.get(run) ?? []);
      const [unfinished, unsent] = [store.accountRuns.unfinished(id), store.accountRuns.unsent(id)];
      return {
        unfinished: { count: unfinished.length, runs: shown(unfinished) },
        unsent: { count: unsent.length, orders: store.accountRuns.unsentOrders(id), runs: shown(unsent) },
      };
    },
    'accounts.save': async ({ id: named, partner, name, settings, secrets, goOn }) => {
      accounts.checkSettings(partner, settings);
      const entered = { partner, settings, marks: secrets ? marksOf(partner, secrets) : [] };
      const back = named === undefined ? returningEntry(store, entered) : undefined;
      const id = named ?? back ?? randomUUID();
      const before = store.accounts.get(id);
      const news = isNews(id, settings, secrets);
      // What was sent so far was sent as who it is now.
      if (before) await accounts.learn(before);
      const all = secrets && { ...(await accounts.secrets.read(id)), ...secrets };
      const marks = all ? marksOf(partner, all) : store.accounts.marks(id);
      checkEntry(store, { id, partner, name, settings, marks });
      // What is stored but cannot be read any more would be lost with the first new key that is written over it.
      if (all && accounts.secrets.known(id)) accounts.checkCredentials(partner, all);
      store.accounts.save({ id, partner, name, target: 'production', settings });
      store.accounts.learn(id, marks);
      if (all) await accounts.secrets.write(id, all);
      // The partner may take these, or the old ones the way that they are used now.
      if (news) store.accounts.setRefused(id, false);
      const isAnother = back !== undefined || (before && judging(before.settings) !== judging(settings));
      if (isAnother) await recheckRuns(context, (kind) => kind.partner === partner, id);
      const saved = await known(id);
      if (saved.hasSecrets) await submissions.accountReady(id, { goOn, news });
      return saved;
    },
    'accounts.delete': async ({ id }) => {
      const account = store.accounts.get(id);
      if (account) await accounts.learn(account);
      const done = store.atomically(() => {
        const runs = store.accountRuns.unfinished(id);
        if (runs.length > 0) {
          throw new Failure('account.inUse', { runs: runs.length, names: namesOfRuns(store.runs, runs) });
        }
        const remembered = ledger.claims.rememberedOf(id);
        const deleted = store.accounts.remove(id);
        if (deleted) store.forgotten.add({ type: 'account', content: { id } });
        return { deleted, remembered: deleted ? remembered : 0 };
      });
      if (done.deleted) accounts.secrets.forget(id);
      return done;
    },
    'accounts.test': async ({ id }) => {
      const account = await accounts.open(id);
      const kind = kinds.find(({ partner }) => partner === account.partner);
      if (!kind) throw new Failure('account.unknown');
      const ways = waysToCall(kind, account, { ports, readBlob: (sha256) => blobs.read(sha256) });
      const { settings: working, ...result } = await testEveryWay(ways, ports.clock);
      if (result.code.startsWith('credentials')) store.accounts.setRefused(id, true);
      else if (result.code === 'ok' || result.code === 'mended') store.accounts.setRefused(id, false);
      // The partner takes these keys: what stopped because they were refused does not stand against them any more.
      if (result.code === 'ok') await submissions.accountReady(id, { goOn: false, news: true });
      const names = Object.keys(account.credentials).join(', ');
      if (result.code === 'credentialsTried') return { ...result, params: { ...result.params, names } };
      if (!working) return result;
      const kept = accounts.keepSettings(id, working);
      if (kept) await submissions.accountReady(id, { goOn: false, news: true });
      return { ...result, code: kept ? result.code : 'mendedElsewhere', kept: { ...working } };
    },
    'settings.get': () => store.settings.all(),
    'settings.set': ({ values }) =>
      store.atomically(() => {
        checkFreightSettings(values);
        store.settings.set(values);
        const all = store.settings.all();
        if (Object.keys(all).length > MOST_SETTINGS)
          throw new Failure('input.invalid', { name: 'settings.set', field: 'values' });
        return all;
      }),
    'settings.forget': ({ names }) =>
      store.atomically(() => {
        store.settings.forget(names);
        return store.settings.all();
      }),
  };
}

/** The office's own words for choices, as `edits.mapChoice` remembered them. */
export function choiceProcedures(context: EngineContext): Handlers<ProceduresOf<'choices'>> {
  const { store, kinds } = context;
  return {
    'choices.list': () =>
      kinds.flatMap(({ id }) =>
        store.choiceRules.list(id).map(({ headers, ...rule }) => ({ ...rule, headers: headers && [...headers] })),
      ),
    'choices.save': async (rule) => {
      const field = kinds.find(({ id }) => id === rule.kind)?.fields[rule.field];
      const knows = field?.type === 'choice' && field.choices.some(({ code }) => code === rule.code);
      if (!knows) throw new Failure('field.unknown', { field: rule.field });
      store.choiceRules.save(rule);
      await recheckRuns(context, ({ id }) => id === rule.kind);
      return { saved: true };
    },
    'choices.delete': async ({ kind, ...rule }) => {
      const deleted = store.atomically(() => {
        const same = store.choiceRules
          .list(kind)
          .find((each) => each.field === rule.field && each.text === rule.text && sameHeaders(each, rule));
        if (same) store.forgotten.add({ type: 'choice', content: same });
        return store.choiceRules.delete({ kind, ...rule });
      });
      // Orders that are still to be sent must not count as ready for a word that nobody knows any more.
      if (deleted) await recheckRuns(context, ({ id }) => id === kind);
      return { deleted };
    },
  };
}

interface WithHeaders {
  readonly headers: readonly string[] | null;
}

const sameHeaders = (one: WithHeaders, other: WithHeaders) =>
  JSON.stringify(one.headers) === JSON.stringify(other.headers);
