import { act, screen } from '@testing-library/react';
import { Failure } from '#shared/contract/failure.ts';
import type { PriceCap } from '#shared/contract/partner-quotes.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Account } from '#shared/contract/settings.ts';
import type { Output } from '#shared/contract.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

type Chosen = Output<'freight.chosen'>;

export const cost: Chosen = {
  sums: [{ amount: '12.50', currency: 'USD', orders: 1 }],
  undecided: 0,
  unpriced: 0,
  overCap: 0,
  afterCap: 0,
  unanswered: [],
  differing: { orders: 0, previewed: [], first: [] },
};

export const shop: Account = {
  ...{ id: 'a', partner: 'etower', name: '悉尼仓', target: 'production' },
  ...{ settings: { baseUrl: 'https://a.example' }, hasSecrets: true },
};

/** A run that is about to be sent, and its freight's cost, which is told when the test says so. */
export function office(
  part: Partial<Run>,
  sent: Output<'submissions.sentElsewhere'> = { keys: [], accounts: [] },
  accounts: Account[] | Promise<Account[]> = [],
  about?: Output<'about.get'>,
) {
  let run = makeRun('one', part);
  const told: ((chosen: Chosen | Failure) => void)[] = [];
  let cap: PriceCap = {};
  const program = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 1, items: [run] }),
    'runs.get': () => run,
    'accounts.list': () => accounts,
    ...(about && { 'about.get': () => about }),
    'orders.window': () => ({ total: 0, items: [] }),
    'freight.quotes': () => ({ total: 0, items: [], policy: 'cheapest' }),
    'freight.chosen': () =>
      new Promise((resolve, reject) => {
        told.push((chosen) => (chosen instanceof Failure ? reject(chosen) : resolve(chosen)));
      }),
    'freight.cap': () => cap,
    'freight.setCap': (input) => {
      cap = input.cap;
      return cap;
    },
    'freight.preview': () => ({ asked: 1, quoted: 1, failed: 0 }),
    'submissions.sentElsewhere': () => sent,
    'submissions.lookAgain': () => run,
    'submissions.start': () => ({ ...run, state: 'submitting' }),
  });
  showPage(program.engine, {});
  const tell = (at: number, chosen: Chosen | Failure) => act(async () => told[at]?.(chosen));
  const button = () => screen.findByRole<HTMLButtonElement>('button', { name: /发送 1 张/ });
  /** How the run stands from now on, when it is asked for. */
  const become = (next: Partial<Run>) => {
    run = { ...run, ...next };
  };
  return { ...program, run, told, say: tell, button, become };
}
