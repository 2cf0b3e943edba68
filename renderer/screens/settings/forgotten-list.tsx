import { UndoOutlined } from '@ant-design/icons';
import { Button, Collapse } from 'antd';
import type { Forgotten } from '#shared/contract/forgotten.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useTellRestored } from '../../engine/use-tell-restored.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What was deleted here and can be taken back; nothing while there is none. */
export function ForgottenList({ types }: { readonly types: readonly Forgotten['type'][] }) {
  const t = useText();
  const format = useFormat();
  const { data } = useCall('forgotten.list', {});
  const restore = useAction('forgotten.restore');
  const tellRestored = useTellRestored();
  const items = (data ?? []).filter(({ type }) => types.includes(type));
  if (items.length === 0) return null;
  return (
    <Collapse
      size="small"
      items={[
        {
          key: 'forgotten',
          label: t('history:forgotten.title', { count: items.length }),
          children: (
            <ul className="forgotten-list">
              {items.map(({ id, type, name, at }) => (
                <li key={id}>
                  <span>
                    {t(`history:forgotten.${type}`, { name })}
                    <small>{t('history:deleted.at', { time: format.moment(at) })}</small>
                  </span>
                  <Button
                    size="small"
                    icon={<UndoOutlined aria-hidden />}
                    aria-label={t('history:forgotten.restore', { name })}
                    loading={restore.isPending && restore.variables?.id === id}
                    onClick={() => restore.mutate({ id }, { onSuccess: (restored) => tellRestored(name, restored) })}
                  >
                    {t('history:deleted.restore')}
                  </Button>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
