import { Button, Flex, Table, Timeline } from 'antd';
import type { FollowedItem, FollowedSku } from '#shared/contract/follow-up.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { findingWords, pointWords } from '#shared/text/follow-up-words.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What was found of an order with what a person may say to it, its SKUs, and what was seen when. */
export function FollowUpDetail({ item }: { readonly item: FollowedItem }) {
  return (
    <Flex vertical gap={12}>
      <Findings item={item} />
      <Skus item={item} />
      <Story order={item.order} />
    </Flex>
  );
}

function Findings({ item: { id, findings, contested } }: { readonly item: FollowedItem }) {
  const t = useText();
  const settle = useAction('followUp.settle');
  const take = useAction('followUp.take');
  const codes = [...new Set(findings.map(({ code }) => code))];
  return (
    <Flex vertical gap={8} component="ul" className="follow-up-findings">
      {codes.map((code) => {
        const own = findings.filter((finding) => finding.code === code);
        const settled = own.every((finding) => finding.settled);
        return (
          <li key={code} className={settled ? 'follow-up-hint' : undefined}>
            {own.map((finding) => (
              <div key={JSON.stringify(finding.params)}>{findingWords(t, finding)}</div>
            ))}
            {code === 'contradiction' && contested?.what === 'changed' && (
              <ul>
                {contested.points.map((point) => (
                  <li key={`${point.what} ${point.sku}`}>
                    {pointWords(t, {
                      what: point.what,
                      sku: point.sku ?? '',
                      known: point.known ?? '',
                      said: point.said ?? '',
                    })}
                  </li>
                ))}
              </ul>
            )}
            <Flex gap={8}>
              {code === 'contradiction' && contested?.what === 'changed' && (
                <Button size="small" onClick={() => take.mutate({ id })}>
                  {t('followUp:page.take')}
                </Button>
              )}
              {settled ? (
                <span>{t('followUp:page.settled')}</span>
              ) : (
                <Button size="small" onClick={() => settle.mutate({ id, code })}>
                  {t(
                    code === 'draft'
                      ? 'followUp:page.confirmedOne'
                      : code === 'contradiction'
                        ? 'followUp:page.keep'
                        : 'followUp:page.settle',
                  )}
                </Button>
              )}
            </Flex>
          </li>
        );
      })}
    </Flex>
  );
}

function Skus({ item: { skus, kind } }: { readonly item: FollowedItem }) {
  const t = useText();
  const byItem = countsByItem(kind);
  const apart = skus.some(({ damaged }) => damaged !== null);
  return (
    <Table<FollowedSku>
      size="small"
      rowKey="sku"
      dataSource={[...skus]}
      pagination={false}
      footer={() => t(byItem ? 'followUp:page.byItem' : 'followUp:page.noBoxes')}
      columns={[
        {
          title: t(byItem ? 'followUp:sheet.item' : 'followUp:sheet.sku'),
          render: (_, { sku, name }) => (byItem ? `${sku} ${name}` : sku),
        },
        { title: t('followUp:sheet.sent'), dataIndex: 'sent', align: 'right' },
        { title: t('followUp:sheet.forecast'), dataIndex: 'forecast', align: 'right' },
        { title: t('followUp:sheet.putAway'), dataIndex: 'putAway', align: 'right' },
        ...(apart ? [{ title: t('followUp:sheet.damaged'), dataIndex: 'damaged', align: 'right' as const }] : []),
        { title: t('followUp:sheet.putAwayAt'), dataIndex: 'putAwayAt' },
        ...(byItem
          ? []
          : [{ title: t('followUp:sheet.boxes'), render: (_: unknown, { boxNos }: FollowedSku) => boxNos.join(', ') }]),
      ]}
    />
  );
}

/** Cainiao counts by the lines of an order, and knows of no boxes. */
const countsByItem = (kind: string) => findKind(kind)?.partner === 'top';

/** Newest first: every change of what is known, and every answer that was not taken. */
function Story({ order }: { readonly order: number }) {
  const t = useText();
  const format = useFormat();
  const { data } = useCall('followUp.get', { order });
  const sightings = [...(data?.sightings ?? [])].reverse();
  if (sightings.length === 0) return null;
  return (
    <Timeline
      items={sightings.map(({ at, what, said }) => {
        const state = said !== null && 'status' in said ? [said.status, said.statusText].join(' ').trim() : '';
        return {
          color: what === 'taken' ? 'green' : 'red',
          content: `${format.dateTime(at)} ${t(`followUp:seen.${what}`)} ${state}`,
        };
      })}
    />
  );
}
