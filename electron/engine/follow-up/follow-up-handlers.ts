import { Failure } from '#shared/contract/failure.ts';
import { type FollowedItem, findingCode } from '#shared/contract/follow-up.ts';
import type { Output } from '#shared/contract.ts';
import { type EngineContext, runOf } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { refuseSource } from '../report/report.ts';
import type { ShownFollowUp } from '../store/store.ts';
import { userName } from '../user-name.ts';
import { beginFollowing } from './begin-following.ts';
import { evaluate, markOf } from './evaluate.ts';
import type { FollowUps } from './follow-up.ts';
import { itemOf, listFollowUps } from './follow-up-list.ts';
import { type EvaluatedOrder, followedAccounts } from './followed-accounts.ts';
import { taken } from './observe.ts';
import { practiseDays } from './practise-days.ts';
import { countRuns } from './run-counts.ts';
import { heldAsGone, otherEntry } from './same-accounts.ts';
import { writeWorkList } from './work-list-workbook.ts';

/** Following accepted orders, as procedures of the contract. */
export function followUpHandlers(context: EngineContext, followUps: FollowUps): Handlers<ProceduresOf<'followUp'>> {
  const { store, ports, events } = context;

  const evaluated = (order: ShownFollowUp): EvaluatedOrder => {
    const account = followedAccounts(context).get(order.account);
    if (!account) throw new Failure('order.missing');
    return { order, account, ...evaluate(order, account.rules, ports.clock.now()) };
  };

  const followed = (id: number): EvaluatedOrder => {
    const order = store.followUps.get(id);
    if (!order) throw new Failure('order.missing');
    return evaluated(order);
  };

  /** Tells the others, and the caller, how an order stands after a person's word on it. */
  const told = (id: number): FollowedItem => {
    const each = followed(id);
    events.emit({ type: 'follow-up', account: each.order.account, done: 0, total: 0 });
    return itemOf(each, ports.clock.now());
  };

  const list = async ({ offset, limit, ...filter }: Parameters<Handlers<'followUp.list'>['followUp.list']>[0]) => {
    if (filter.run !== undefined) runOf(context, filter.run);
    const { items, accounts, left, ...all } = await listFollowUps(context, filter);
    const now = ports.clock.now();
    return {
      total: items.length,
      items: items.slice(offset, offset + limit).map((each) => itemOf(each, now)),
      ...all,
      warehouses: [...all.warehouses],
      accounts: [...accounts.values()].map(({ id, name, target, rules }) => {
        const { roundAt, hold } = store.followUpAccounts.get(id);
        const unasked = left.has(id) && otherEntry(context, id) === null;
        return { id, name, target, auto: rules.auto, roundAt, hold: unasked ? heldAsGone(now) : hold };
      }),
      statuses: unknownStatuses(context),
    };
  };

  return {
    'followUp.list': list,
    'followUp.ofRuns': ({ runs }) => countRuns(context, runs),
    'followUp.get': async ({ order }) => {
      await beginFollowing(context);
      const found = store.followUps.ofOrder(order);
      if (!found) return null;
      return {
        item: itemOf(evaluated(found), ports.clock.now()),
        sightings: store.followUps.sightings(found.id),
        settled: Object.entries(found.settled).flatMap(([code, { by, at }]) => {
          const known = findingCode.safeParse(code);
          return known.success ? [{ code: known.data, by, at }] : [];
        }),
      };
    },
    'followUp.ask': async ({ run, target, when }) => {
      if (run !== undefined) runOf(context, run);
      return followUps.ask({ run, target, when });
    },
    'followUp.stop': async () => {
      await followUps.stop();
      return { stopped: true };
    },
    'followUp.settle': ({ id, code }) => {
      const { order, findings } = followed(id);
      const at = new Date(ports.clock.now()).toISOString();
      store.followUps.settle(id, {
        ...order.settled,
        [code]: { mark: markOf(order, code, findings), by: userName(), at },
      });
      return told(id);
    },
    'followUp.take': ({ id }) => {
      const { order } = followed(id);
      const { contested } = order;
      if (contested?.what !== 'changed') throw new Failure('followUp.nothingContested', { key: order.key });
      const at = new Date(ports.clock.now()).toISOString();
      store.atomically(() => {
        store.followUps.observe(id, taken(order, contested.answer, at));
        store.followUps.sight(id, { at, what: 'taken', said: contested.answer });
      });
      return told(id);
    },
    'followUp.knowStatus': ({ account, code }) => {
      store.followUpAccounts.told(account, code);
      return { known: true };
    },
    'followUp.practise': ({ days }) => practiseDays(context, days),
    'followUp.export': async ({ out, ifTaken, lang, ...filter }) => {
      if (filter.run !== undefined) {
        runOf(context, filter.run);
        if (ifTaken === 'replace') await refuseSource(context, filter.run, out);
      }
      const { items } = await listFollowUps(context, filter);
      const now = ports.clock.now();
      return writeWorkList(
        items.map((each) => itemOf(each, now)),
        { out, ifTaken, lang },
      );
    },
  };
}

/** Codes that mean nothing to this program: the office is told of each once, and says what it means in the account. Those of practice mean nothing to anybody. */
function unknownStatuses(context: EngineContext): Output<'followUp.list'>['statuses'] {
  const accounts = followedAccounts(context);
  return context.store.followUpAccounts.statuses().flatMap(({ account: id, code, words, key, told }) => {
    const account = accounts.get(id);
    if (told || !account || account.rules.changes || account.target === 'practice' || account.rules.statuses.has(code))
      return [];
    return [{ account: id, name: account.name, code, words, key }];
  });
}
