import { StopOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { barCounts } from '../../runs/order-states.ts';

/** Takes back what has not left; how many those are is asked, and what of the others becomes is said. */
export function CancelTheRest({ run, disabled = false }: { readonly run: Run; readonly disabled?: boolean }) {
  const t = useText();
  const cancel = useAction('submissions.cancel');
  const { queued, sending } = barCounts(run);
  if (queued + sending === 0) return null;
  return (
    <Popconfirm
      title={queued > 0 ? t('submit:do.cancelTitle', { count: queued }) : t('submit:do.cancelNone')}
      description={
        <div style={{ maxWidth: 320 }}>
          {queued > 0 && sending > 0 && <p>{t('submit:do.cancelOnWay', { count: sending })}</p>}
          {t('submit:do.cancelHelp')}
        </div>
      }
      okText={t('submit:do.cancel')}
      okButtonProps={{ danger: true }}
      cancelText={t('submit:do.keep')}
      onConfirm={() => cancel.mutate({ run: run.id })}
    >
      <Button disabled={disabled} icon={<StopOutlined aria-hidden />} loading={cancel.isPending}>
        {t('submit:do.cancel')}
      </Button>
    </Popconfirm>
  );
}
