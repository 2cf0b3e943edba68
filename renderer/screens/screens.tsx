import { Empty, List } from 'antd';
import { useCall } from '../engine/use-call.ts';
import { useText } from '../preferences/preferences.tsx';

/** The screen that the route names. */
export function Screens() {
  const t = useText();
  const runs = useCall('runs.list', {});
  if (!runs.data?.items.length) return <Empty description={t('app:runs.none')} />;
  return (
    <List
      dataSource={runs.data.items}
      renderItem={(run) => <List.Item>{run.files.map((file) => file.name)}</List.Item>}
    />
  );
}
