import {
  ClockCircleOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  InboxOutlined,
  PauseCircleOutlined,
  QuestionCircleOutlined,
  RightCircleOutlined,
  TableOutlined,
} from '@ant-design/icons';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Job, JobType } from '#shared/contract/today.ts';
import type { Output } from '#shared/contract.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import type { Translate } from '#shared/text/index.ts';
import { holdWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../../engine/engine.tsx';
import { linkTo } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { runTitle } from '../../runs/run-words.ts';
import { followUpLines, waitingCount } from '../../runs/waiting.ts';
import './today-jobs.css';

/** What waits for a person, the most urgent first; each line leads to where it is done. */
export function TodayJobs() {
  const t = useText();
  const { data } = useCall('today.get', {});
  if (!data || data.runs === 0) return null;
  const count = waitingCount(data);
  return (
    <section className="today-jobs" aria-label={t('today:title')}>
      <header>
        <h2>
          {t('today:title')} {count > 0 && <span className="nav-count">{count}</span>}
        </h2>
        {count > 0 && <span className="today-hint">{t('today:sorted')}</span>}
      </header>
      {count === 0 ? (
        <p>{t('today:done')}</p>
      ) : (
        <ul>
          {data.jobs.filter(({ type }) => grave.has(type)).map(toLine)}
          <FollowUpJobs followUp={data.followUp} />
          {data.jobs.filter(({ type }) => !grave.has(type)).map(toLine)}
        </ul>
      )}
    </section>
  );
}

/** What is more urgent than anything at a warehouse. */
const grave: ReadonlySet<JobType> = new Set(['unknown', 'held', 'notBegun', 'paused']);

const toLine = (job: Job) => <RunJob key={`${job.type} ${job.run.id}`} job={job} />;

const icons = {
  unknown: <QuestionCircleOutlined aria-hidden />,
  held: <ExclamationCircleOutlined aria-hidden />,
  notBegun: <ExclamationCircleOutlined aria-hidden />,
  paused: <PauseCircleOutlined aria-hidden />,
  failures: <EditOutlined aria-hidden />,
  columns: <TableOutlined aria-hidden />,
  errors: <EditOutlined aria-hidden />,
  ready: <RightCircleOutlined aria-hidden />,
} as const satisfies Record<JobType, ReactNode>;

function RunJob({ job }: { readonly job: Job }) {
  const t = useText();
  const format = useFormat();
  const { type, run } = job;
  const { hold } = run;
  const where = {
    unknown: ['submit'],
    held: ['submit'],
    notBegun: ['submit'],
    paused: ['submit'],
    failures: ['results'],
    columns: ['mapping'],
    errors: ['lines', 'error'],
    ready: ['submit'],
  } as const satisfies Record<JobType, readonly string[]>;
  return (
    <Line
      icon={icons[type]}
      tone={toneOf(job)}
      title={titleOf(t, job)}
      about={
        <>
          {runTitle(t, run)} · {kindLabel(run.kind, t.lang)}
          {run.target === 'practice' && <Tag color="blue">{t('submit:to.practice')}</Tag>}
          {(stopped(job) || job.type === 'notBegun') &&
            hold &&
            hold.reason !== 'undecided' &&
            ` · ${holdWords(t, hold)}`}
          {stopped(job) && job.lacksKeys && hold?.reason !== 'keys' && ` · ${t('today:about.keys')}`}
          {stopped(job) && job.count > 0 && job.asked > 0 && ` · ${t('today:about.asked', { count: job.asked })}`}
        </>
      }
      when={<time dateTime={run.createdAt}>{format.moment(run.createdAt)}</time>}
      href={linkTo('runs', run.id, ...where[type])}
      words={t(`today:go.${job.lacksKeys ? 'keys' : waits(job) ? 'waiting' : type}`)}
    />
  );
}

/** Of a run that stopped; one of which a person decides something may have stopped, too. */
const stopped = ({ run: { state } }: Job) => state === 'held' || state === 'paused';

/** It goes on by itself. */
const waits = ({ type, run: { hold } }: Job) => type === 'held' && hold?.until !== undefined;

function toneOf(job: Job): LineProps['tone'] {
  if (waits(job) || job.type === 'paused') return 'open';
  return job.type === 'unknown' || job.type === 'held' || job.type === 'notBegun' ? 'bad' : 'own';
}

/** What is left of it: nothing that waits to be sent is not told as none. */
function titleOf(t: Translate, job: Job): string {
  const { type, count, asked } = job;
  if (type !== 'held' && type !== 'paused') return t(`today:job.${type}`, { count });
  const how = waits(job) ? 'waiting' : type;
  if (count > 0) return t(`today:job.${how}`, { count });
  return asked > 0 ? t(`today:job.${how}Asked`, { count: asked }) : t(`today:job.${how}Done`);
}

type FollowUp = Output<'today.get'>['followUp'];

function FollowUpJobs({ followUp }: { readonly followUp: FollowUp }) {
  const t = useText();
  const { short, draft, attention } = followUp;
  return followUpLines(followUp).map((line) => (
    <Line
      key={line}
      icon={line === 'draft' ? <ClockCircleOutlined aria-hidden /> : <InboxOutlined aria-hidden />}
      tone={line === 'short' ? 'bad' : 'open'}
      title={
        line === 'short'
          ? t('today:job.short', { count: short.orders, pieces: short.pieces })
          : t(`today:job.${line}`, { count: line === 'draft' ? draft : attention })
      }
      about={t(`today:about.${line}`)}
      when={null}
      href={linkTo('follow', ...(line === 'attention' ? [] : [line]))}
      words={t(`today:go.${line}`)}
    />
  ));
}

interface LineProps {
  readonly icon: ReactNode;
  readonly tone: 'bad' | 'open' | 'own';
  readonly title: string;
  readonly about: ReactNode;
  readonly when: ReactNode;
  readonly href: string;
  readonly words: string;
}

function Line({ icon, tone, title, about, when, href, words }: LineProps) {
  return (
    <li className={tone}>
      <span className="today-icon">{icon}</span>
      <div className="today-words">
        <b>{title}</b>
        <div className="today-hint">{about}</div>
      </div>
      <span className="today-hint">{when}</span>
      <Button className="today-go" href={href} aria-label={`${words}: ${title}`}>
        {words}
      </Button>
    </li>
  );
}
