import { Alert, Button, Descriptions, Flex, Popconfirm, Spin, Table, Tag, Typography } from 'antd';
import type { Output } from '#shared/contract.ts';
import { failureWords } from '#shared/text/outcome-words.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { JoinOffice } from './join-office.tsx';

type Standing = Output<'ledger.standing'>;
type Status = Output<'ledger.status'>;

/** The ledger that this desk shares with the office's others: joined or not, who is there, what waits. */
export function OfficeSection() {
  const t = useText();
  const { data: standing } = useCall('ledger.standing', {});
  if (!standing) return <Spin />;
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">{t('office:page.intro')}</Typography.Text>
      {standing.joined ? (
        <JoinedOffice standing={standing} joined={standing.joined} />
      ) : (
        <JoinOffice standing={standing} />
      )}
    </Flex>
  );
}

function JoinedOffice({
  standing,
  joined,
}: {
  readonly standing: Standing;
  readonly joined: NonNullable<Standing['joined']>;
}) {
  const t = useText();
  const status = useCall('ledger.status', {});
  const { desk, waiting, away } = standing;
  const failure = status.error ?? away;
  const mayJoin = failure?.code === 'ledger.password' || failure?.code === 'ledger.environmentGone';
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'address', label: t('office:page.address'), children: joined.address },
          {
            key: 'server',
            label: t('office:page.server'),
            children: <Reach status={status.data} isAway={Boolean(status.error)} />,
          },
          { key: 'desk', label: t('office:page.desk'), children: `${desk.name} (${desk.person})` },
          { key: 'desks', label: t('office:page.desks'), children: status.data?.desks.length ?? '–' },
          {
            key: 'waiting',
            label: t('office:page.waiting'),
            children: t('office:page.waitingCount', { count: waiting }),
          },
        ]}
      />
      {status.error && <Alert showIcon type="warning" title={failureWords(t, status.error)} />}
      {mayJoin && joined.by === 'settings' && <JoinOffice standing={standing} />}
      {status.data && <Desks status={status.data} />}
      {status.data && <Differences status={status.data} />}
      {joined.by === 'environment' ? (
        <Alert showIcon type="info" title={t('office:page.byEnvironment')} />
      ) : (
        <Leave waiting={waiting} />
      )}
    </>
  );
}

function Reach({ status, isAway }: { readonly status: Status | undefined; readonly isAway: boolean }) {
  const t = useText();
  if (isAway) return <Tag color="warning">{t('office:page.away')}</Tag>;
  if (!status) return <Tag>{t('office:page.asking')}</Tag>;
  return (
    <>
      <Tag color="success">{t('office:page.reached')}</Tag>
      PostgreSQL {status.server}
    </>
  );
}

/** Every desk that was ever there, the last one first. */
function Desks({ status: { desks, own } }: { readonly status: Status }) {
  const t = useText();
  const format = useFormat();
  return (
    <Table
      size="small"
      rowKey="id"
      dataSource={[...desks]}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: t('office:page.deskName'),
          render: (_, { id, name, awaited }) => (
            <>
              {name} {id === own.id && <Tag>{t('office:page.thisDesk')}</Tag>}
              {awaited && id !== own.id && <Tag color="warning">{t('office:page.awaited')}</Tag>}
            </>
          ),
        },
        { title: t('office:page.person'), dataIndex: 'person' },
        { title: t('office:page.seen'), render: (_, { seenAt }) => format.moment(seenAt) },
        { title: t('office:page.open'), dataIndex: 'open', align: 'right' },
      ]}
    />
  );
}

/** Numbers that this desk and the office know differently, and those that may have left from here and are known there alone. */
function Differences({ status: { differences, lost } }: { readonly status: Status }) {
  const t = useText();
  const format = useFormat();
  if (differences.total + lost.length === 0) return null;
  return (
    <Alert
      showIcon
      type="warning"
      title={t('office:page.differences', { count: differences.total + lost.length })}
      description={
        <ul>
          {differences.items.map(({ partner, kind, key, same, here, there }) => (
            <li key={`${partner} ${kind} ${key} ${here.run}`}>
              {t('office:differ', {
                ...{ key, partner, kind, desk: there.desk, person: there.person },
                here: t(`office:claim.${here.state}`),
                hereAt: format.dateTime(here.at),
                hereNo: here.partnerNo ?? '-',
                there: t(`office:claim.${there.state}`),
                thereAt: format.dateTime(there.at),
                thereNo: there.partnerNo ?? '-',
                content: t(same ? 'office:sameContent' : 'office:otherContent'),
              })}
            </li>
          ))}
          {lost.map(({ key, partner, kind, person, claimedAt }) => (
            <li key={`lost ${partner} ${kind} ${key}`}>
              {t('office:lost', { key, partner, kind, person, when: format.dateTime(claimedAt) })}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Leave({ waiting }: { readonly waiting: number }) {
  const t = useText();
  const leave = useAction('ledger.leave');
  const key = waiting > 0 ? 'office:page.leaveAnyway' : 'office:page.leave';
  return (
    <div>
      <Popconfirm
        title={t('office:page.leaveTitle')}
        description={
          <div style={{ maxWidth: 320 }}>
            {t('office:page.leaveHelp')} {waiting > 0 && t('office:page.leaveWaiting', { count: waiting })}
          </div>
        }
        okText={t(key)}
        okButtonProps={{ danger: true }}
        cancelText={t('settings:cancel')}
        onConfirm={() => leave.mutate({ anyway: waiting > 0 })}
      >
        <Button danger loading={leave.isPending}>
          {t('office:page.leave')}
        </Button>
      </Popconfirm>
    </div>
  );
}
