import { Drawer, Empty, Flex, Spin, Tag, Typography } from 'antd';
import { useCall } from '../../engine/use-call.ts';
import { useText } from '../../preferences/preferences.tsx';

/** One order as it would be sent (or was): the request's JSON and the files that go with it. */
export function OrderDrawer({ order, onClose }: { readonly order: number | null; readonly onClose: () => void }) {
  const t = useText();
  const { data, isPlaceholderData } = useCall('orders.get', { order: order ?? 0 }, { enabled: order !== null });
  const found = isPlaceholderData ? undefined : data;
  return (
    <Drawer
      open={order !== null}
      onClose={onClose}
      size={560}
      title={found ? t('ui:order.title', { key: found.summary.key }) : t('ui:order.loading')}
      extra={found && <Tag>{t(`submission:state.${found.summary.state}`)}</Tag>}
      closable={{ 'aria-label': t('ui:close') }}
    >
      {!found && <Spin />}
      {found && (
        <Flex vertical gap="middle">
          <Typography.Text type="secondary">
            {t('ui:order.counts', {
              lines: found.summary.lines,
              errors: found.summary.errors,
              warnings: found.summary.warnings,
            })}
          </Typography.Text>
          {found.attachments.length > 0 && (
            <Typography.Text>
              {t('ui:order.attachments', { names: found.attachments.map(({ name }) => name).join(t('ui:list')) })}
            </Typography.Text>
          )}
          {found.body === null ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('ui:order.noBody')} />
          ) : (
            <>
              <Typography.Paragraph copyable={{ text: found.body }} style={{ marginBottom: 0 }}>
                {t('ui:order.body')}
              </Typography.Paragraph>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
              <pre tabIndex={0} className="order-body">
                {found.body}
              </pre>
            </>
          )}
        </Flex>
      )}
    </Drawer>
  );
}
