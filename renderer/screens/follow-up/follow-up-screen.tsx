import { DownloadOutlined, ExperimentOutlined, SyncOutlined } from '@ant-design/icons';
import { Alert, App, Button, Empty, Flex, Input, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { type FollowUpFilter, findingCode } from '#shared/contract/follow-up.ts';
import type { Run, Target } from '#shared/contract/run.ts';
import type { Output } from '#shared/contract.ts';
import { findingName, followUpHoldWords } from '#shared/text/follow-up-words.ts';
import { useAction, useCall, useEngine } from '../../engine/engine.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { useRoute } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { DraftBar } from './draft-bar.tsx';
import { FollowUpTable } from './follow-up-table.tsx';
import { StageStrip } from './stage-strip.tsx';
import './follow-up-screen.css';

const PAGE = 20;
/** Days that pass at the practice warehouse at a press: from one stage to the next but one. */
const PRACTICE_DAYS = 3;

type Filter = Pick<FollowUpFilter, 'run' | 'finding' | 'warehouse' | 'search' | 'state'> & {
  readonly show: 'attention' | 'open' | 'all';
  /** Whose orders are shown: never both together, since what is practised is at no warehouse. */
  readonly target: Target | 'one';
};

/** What became of accepted orders at their warehouses, beginning with what somebody has to look at. */
export function FollowUpScreen() {
  // `#/follow/<finding>`: the first screen leads to the orders that it counts, a practised run to those of practice.
  const [, asked] = useRoute();
  const finding = findingCode.safeParse(asked).data;
  const target = asked === 'practice' ? 'practice' : 'one';
  return (
    <main className="follow-up">
      <FollowUps first={{ show: 'attention', finding, target }} />
    </main>
  );
}

/** What became of one run's accepted orders, as a step of it. */
export function RunFollowUp({ run: { id, target } }: { readonly run: Run }) {
  return (
    <div className="follow-up">
      <FollowUps first={{ run: id, show: 'all', target }} />
    </div>
  );
}

/** The orders that the filter leaves, which begins as `first`. */
function FollowUps({ first }: { readonly first: Filter }) {
  const t = useText();
  const [filter, setFilter] = useState(first);
  const [page, setPage] = useState(1);
  const { data, isLoading } = useCall('followUp.list', { ...filter, offset: (page - 1) * PAGE, limit: PAGE });
  const find = (next: Partial<Filter>) => {
    setFilter({ ...filter, ...next });
    setPage(1);
  };
  return (
    <>
      <Heading data={data} filter={filter} />
      <Apart
        data={data}
        onShow={(target) =>
          find({ show: 'attention', finding: undefined, state: undefined, warehouse: undefined, target })
        }
      />
      <Notices data={data} />
      {data?.counts.all === 0 ? (
        <Empty description={t('followUp:page.none')} />
      ) : (
        <>
          <StageStrip
            counts={data?.counts}
            state={filter.state}
            onChoose={(state) => find({ state, ...(state && { show: 'all' }) })}
          />
          <Filters data={data} filter={filter} onChange={find} />
          <FollowUpTable
            items={data?.items ?? []}
            loading={isLoading}
            pagination={{ current: page, pageSize: PAGE, total: data?.total ?? 0, onChange: setPage }}
          />
          <DraftBar drafts={data?.counts.findings.draft ?? 0} target={data?.target ?? 'production'} run={filter.run} />
        </>
      )}
    </>
  );
}

interface ListProps {
  readonly data: Output<'followUp.list'> | undefined;
  readonly filter: Filter;
}

/** How many there are, when somebody last asked, and what asks or writes. */
function Heading({ data, filter }: ListProps) {
  const t = useText();
  const format = useFormat();
  const engine = useEngine();
  const saveFile = useSaveFile();
  const { message } = App.useApp();
  const ask = useAction('followUp.ask');
  const stop = useAction('followUp.stop');
  const practise = useAction('followUp.practise');
  const practised = data?.target === 'practice';
  const accounts = data?.accounts.filter(({ target }) => target === data.target);
  const last = accounts
    ?.map(({ roundAt }) => roundAt ?? '')
    .sort()
    .at(-1);
  const askNow = () =>
    ask.mutate(
      { run: filter.run, when: 'now' },
      {
        onSuccess: ({ asked, found, left, stopped, elsewhere }) => {
          void message.info(t('followUp:page.asked', { asked, found, left }));
          // What lasts is told above the list, too; what an account lacks is told here alone.
          for (const { name, hold } of stopped) void message.warning(followUpHoldWords(t, name, hold), 10);
          if (elsewhere) void message.warning(t('followUp:page.elsewhere'), 10);
        },
      },
    );
  return (
    <Flex gap={12} wrap align="center" justify="space-between">
      <Flex gap={12} wrap align="baseline">
        <Typography.Title level={filter.run === undefined ? 1 : 2} style={{ fontSize: 18, margin: 0 }}>
          {t(practised ? 'followUp:page.titlePractice' : 'followUp:page.title', { count: data?.counts.open ?? 0 })}
        </Typography.Title>
        <span className="follow-up-hint">
          {last ? t('followUp:page.last', { time: format.moment(last) }) : t('followUp:page.neverAsked')}
          {' · '}
          {t(accounts?.some(({ auto }) => auto) ? 'followUp:page.auto' : 'followUp:page.byHand')}
        </span>
      </Flex>
      <Flex gap={8} wrap>
        {practised && data.counts.all > 0 && (
          <Button
            icon={<ExperimentOutlined aria-hidden />}
            loading={practise.isPending}
            onClick={() => practise.mutate({ days: PRACTICE_DAYS }, { onSuccess: askNow })}
          >
            {t('followUp:page.practise', { days: PRACTICE_DAYS })}
          </Button>
        )}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          onClick={() =>
            void saveFile(`${t('followUp:page.fileName')}.xlsx`, async (out) => [
              await engine.call('followUp.export', { ...filter, out, lang: t.lang }),
            ])
          }
        >
          {t('followUp:page.export')}
        </Button>
        {ask.isPending ? (
          <Button onClick={() => stop.mutate({})}>{t('followUp:page.stop')}</Button>
        ) : (
          <Button type="primary" icon={<SyncOutlined aria-hidden />} onClick={askNow}>
            {t('followUp:page.askNow')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

/** How many orders of the other target there are besides, with the way to them. */
function Apart({ data, onShow }: Pick<ListProps, 'data'> & { readonly onShow: (target: Target) => void }) {
  const t = useText();
  if (!data?.target || data.apart === 0) return null;
  const other = data.target === 'practice' ? 'production' : 'practice';
  return (
    <span className="follow-up-hint">
      {t(`followUp:page.apart.${other}`, { count: data.apart })}{' '}
      <Button type="link" size="small" onClick={() => onShow(other)}>
        {t('followUp:page.apart.show')}
      </Button>
    </span>
  );
}

/** What keeps accounts from being asked, and codes of warehouses that nobody explained. */
function Notices({ data }: Pick<ListProps, 'data'>) {
  const t = useText();
  const know = useAction('followUp.knowStatus');
  return (
    <>
      {data?.accounts.map(
        ({ id, name, target, hold }) =>
          hold &&
          target === data.target && <Alert key={id} type="warning" showIcon title={followUpHoldWords(t, name, hold)} />,
      )}
      {data?.statuses.map(({ account, name, ...status }) => (
        <Alert
          key={`${account} ${status.code}`}
          type="info"
          showIcon
          title={t('followUp:status', { account: name, ...status })}
          closable={{
            'aria-label': t('followUp:page.known'),
            onClose: () => know.mutate({ account, code: status.code }),
          }}
        />
      ))}
    </>
  );
}

function Filters({ data, filter, onChange }: ListProps & { readonly onChange: (next: Partial<Filter>) => void }) {
  const t = useText();
  const format = useFormat();
  const { counts, pieces } = data ?? {};
  const shows = ['attention', 'open', 'all'] as const;
  return (
    <Flex gap={8} wrap align="center" justify="space-between">
      <Flex gap={8} wrap align="center">
        <Segmented
          aria-label={t('followUp:page.show')}
          value={filter.show}
          onChange={(show) => onChange({ show, state: undefined })}
          options={shows.map((show) => ({
            value: show,
            label: t(`followUp:page.${show}`, { count: counts?.[show] ?? 0 }),
          }))}
        />
        <Select
          allowClear
          style={{ minWidth: 150 }}
          aria-label={t('followUp:page.finding')}
          placeholder={t('followUp:page.finding')}
          value={filter.finding}
          onChange={(finding) => onChange({ finding })}
          options={findingCode.options
            .filter((code) => (counts?.findings[code] ?? 0) > 0 || code === filter.finding)
            .map((code) => ({ value: code, label: `${findingName(t, code)} ${counts?.findings[code] ?? 0}` }))}
        />
        <Select
          allowClear
          style={{ minWidth: 130 }}
          aria-label={t('followUp:page.warehouse')}
          placeholder={t('followUp:page.warehouse')}
          value={filter.warehouse}
          onChange={(warehouse) => onChange({ warehouse })}
          options={(data?.warehouses ?? []).map((value) => ({ value, label: value }))}
        />
        <Input.Search
          allowClear
          style={{ width: 220 }}
          aria-label={t('followUp:page.search')}
          placeholder={t('followUp:page.search')}
          onSearch={(search) => onChange({ search: search.trim() || undefined })}
        />
      </Flex>
      {pieces && (
        <span className="follow-up-hint">
          {t('followUp:page.pieces', {
            forecast: format.number(pieces.forecast),
            putAway: format.number(pieces.putAway),
          })}
          {pieces.short > 0 && (
            <b className="follow-up-short"> · {t('followUp:page.short', { count: pieces.short })}</b>
          )}
          {pieces.over > 0 && <b> · {t('followUp:page.over', { count: pieces.over })}</b>}
        </span>
      )}
    </Flex>
  );
}
