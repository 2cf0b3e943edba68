import { ExperimentOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import { useRef } from 'react';
import type { SampleName } from '#shared/contract/imports.ts';
import { useAction } from '../../engine/use-action.ts';
import { useText } from '../../preferences/preferences.tsx';
import './choose-sample.css';

const samples = [
  { name: 'overseas-with-mistakes.xlsx', text: 'mistakes' },
  { name: 'overseas-merged-cells.xlsx', text: 'clean' },
  { name: 'cainiao-stock-in.xlsx', text: 'cainiao' },
] as const satisfies readonly { name: SampleName; text: string }[];

interface Props {
  readonly onImported: (run: string) => void;
  readonly onSkip: () => void;
}

/** Step one: what the program is, that nothing can go wrong now, and a sample to try. */
export function ChooseSample({ onImported, onSkip }: Props) {
  const t = useText();
  const take = useAction('samples.import');
  const first = useRef<HTMLButtonElement>(null);
  const choose = (name: SampleName) =>
    take.mutateAsync({ importId: crypto.randomUUID(), name }).then(
      // Not by the call's own listeners: the welcome may be gone by then, as the office has a run now.
      ({ runs: [run] }) => (run ? onImported(run.id) : onSkip()),
      // The action has told why already.
      () => undefined,
    );
  return (
    <Modal
      open
      width={600}
      style={{ top: 'min(100px, 6vh)' }}
      // In a low window the dialog's beginning stays in sight, though its first choice has the keyboard.
      afterOpenChange={(open) => open && first.current?.focus({ preventScroll: true })}
      title={t('welcome:title')}
      onCancel={onSkip}
      mask={{ closable: false }}
      footer={<Button onClick={onSkip}>{t('welcome:skip')}</Button>}
    >
      <Flex vertical gap={16}>
        <Typography.Text>{t('welcome:what')}</Typography.Text>
        <Alert showIcon type="info" icon={<ExperimentOutlined aria-hidden />} title={t('welcome:safe')} />
        <section>
          <Typography.Text type="secondary">{t('welcome:step', { step: 1 })}</Typography.Text>
          <h2 className="sample-title">{t('welcome:one.title')}</h2>
          <Typography.Paragraph>{t('welcome:one.help')}</Typography.Paragraph>
          <div className="sample-list">
            {samples.map(({ name, text }, index) => (
              <button
                key={name}
                type="button"
                ref={index === 0 ? first : undefined}
                disabled={take.isPending}
                onClick={() => choose(name)}
              >
                <b>{t(`welcome:one.${text}`)}</b>
                <span>{t(`welcome:one.${text}Help`)}</span>
              </button>
            ))}
          </div>
        </section>
      </Flex>
    </Modal>
  );
}
