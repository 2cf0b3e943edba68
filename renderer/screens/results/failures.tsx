import { Button } from 'antd';
import { useState } from 'react';
import type { FailureGroup } from '#shared/contract/failures.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Translate } from '#shared/text/index.ts';
import { messageWords } from '#shared/text/outcome-words.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { linkTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { OrderLink } from '../../runs/order-link.tsx';
import { OrderStateTag } from '../../runs/order-state-tag.tsx';
import { failedCount, sentCount } from '../../runs/order-states.ts';
import './failures.css';

/** What did not get there, those of one reason as one line, each with the way out; and by itself that of which nobody knows. */
export function Failures({ run }: { readonly run: Run }) {
  const t = useText();
  const failed = failedCount(run);
  const { unknown } = run.counts;
  const some = failed + unknown > 0 && sentCount(run.counts) > 0;
  const { data = [] } = useCall('orders.failures', { run: run.id }, { enabled: some });
  if (!some) return null;
  return (
    <>
      <Groups
        run={run}
        title={t('submit:failures.title', { count: failed })}
        groups={data.filter(({ shown }) => shown !== 'unknown')}
      />
      <Groups
        run={run}
        title={t('submit:failures.titleUnknown', { count: unknown })}
        groups={data.filter(({ shown }) => shown === 'unknown')}
      />
    </>
  );
}

interface GroupsProps {
  readonly run: Run;
  readonly title: string;
  readonly groups: readonly FailureGroup[];
}

function Groups({ run, title, groups }: GroupsProps) {
  if (groups.length === 0) return null;
  return (
    <section className="failures" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {groups.map((group) => (
          <Group key={JSON.stringify([group.shown, group.message, group.orders[0]?.id])} run={run} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Group({ run, group }: { readonly run: Run; readonly group: FailureGroup }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [first] = group.orders;
  const [ours, theirs] = reasonOf(t, run, group);
  if (!first) return null;
  return (
    <li>
      <div className="failure-keys">
        {group.count === 1 ? (
          <OrderLink run={run.id} order={first.id}>
            {first.key}
          </OrderLink>
        ) : (
          <button
            type="button"
            aria-expanded={open}
            aria-label={t('submit:failures.fold', { count: group.count })}
            onClick={() => setOpen(!open)}
          >
            {t('submit:failures.more', { key: first.key, count: group.count })}
          </button>
        )}
        {open && (
          <ul>
            {group.orders.map(({ id, key }) => (
              <li key={id}>
                <OrderLink run={run.id} order={id}>
                  {key}
                </OrderLink>
              </li>
            ))}
            {group.count > group.orders.length && (
              <li>{t('submit:failures.unnamed', { count: group.count - group.orders.length })}</li>
            )}
          </ul>
        )}
      </div>
      <OrderStateTag target={run.target} state={group.shown} />
      <div className="failure-reason">
        <div>{ours}</div>
        {theirs !== '' && <small>{t('submit:failures.said', { message: theirs })}</small>}
      </div>
      <Ways run={run} group={group} />
    </li>
  );
}

/** Our sentence, and below it the partner's own words. */
function reasonOf(t: Translate, run: Run, { shown, message, problem }: FailureGroup): readonly [string, string] {
  const said = message === null ? '' : messageWords(t, run.target, message);
  if (shown === 'unknown' || shown === 'shelved') return [t(`submit:failures.${shown}`), ''];
  if (shown === 'rejected') return [t('submit:failures.rejected'), said];
  return [problem ? renderProblem(t, findKind(run.kind), problem) : '', said];
}

/** Where it is mended: all of a kind at once where the way out is certain, in the table, or on the order's own page. */
function Ways({ run, group: { shown, count, problem, orders } }: { readonly run: Run; readonly group: FailureGroup }) {
  const t = useText();
  const fix = useAction('edits.fix');
  const [first] = orders;
  if (!first) return null;
  const page = linkTo('runs', run.id, 'orders', String(first.id));
  if (shown === 'unknown') return <a href={page}>{t('submit:failures.decide')}</a>;
  if (shown === 'shelved') return <a href={page}>{t('submit:failures.open')}</a>;
  const table =
    problem && (shown === 'incomplete' || shown === 'held')
      ? linkTo('runs', run.id, 'lines', 'problem', problem.code, ...(problem.field === null ? [] : [problem.field]))
      : linkTo('runs', run.id, 'lines', 'state', shown);
  return (
    <div className="failure-ways">
      {problem && problem.fixable > 0 && (
        <Button
          size="small"
          loading={fix.isPending}
          onClick={() => fix.mutate({ run: run.id, problem: problem.id, like: true })}
        >
          {t('ui:fix.all', { count: problem.fixable })}
        </Button>
      )}
      <a href={count === 1 ? page : table}>{t('submit:failures.mend', { count })}</a>
    </div>
  );
}
