import { Button, Card, Flex, Typography } from 'antd';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  readonly step: number;
  readonly title: string;
  readonly text: string;
  readonly next: string;
  readonly onNext: () => void;
  readonly onSkip?: () => void;
}

/** A note over the real screen, which stays in use beneath it. */
export function Guide({ step, title, text, next, onNext, onSkip }: Props) {
  const t = useText();
  return (
    <Card size="small" className="guide" role="region" aria-label={title}>
      <Flex vertical gap={8}>
        <Typography.Text type="secondary">{t('welcome:step', { step })}</Typography.Text>
        <Typography.Text strong>{title}</Typography.Text>
        <Typography.Text>{text}</Typography.Text>
        <Flex gap={8} justify="flex-end">
          {onSkip && (
            <Button type="text" size="small" onClick={onSkip}>
              {t('welcome:skip')}
            </Button>
          )}
          <Button type="primary" size="small" onClick={onNext}>
            {next}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}
