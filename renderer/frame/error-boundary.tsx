import { Button, Flex, Result, Typography } from 'antd';
import { Component, type ReactNode } from 'react';
import { useText } from '../preferences/preferences.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Shows an error that a screen throws, instead of an empty window. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error ? <Crash error={this.state.error} /> : this.props.children;
  }
}

function Crash({ error }: { readonly error: Error }) {
  const t = useText();
  return (
    <Flex vertical align="center" justify="center" style={{ minHeight: '100%' }}>
      <Result
        status="error"
        title={t('app:crash.title')}
        subTitle={t('app:crash.help')}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {t('app:crash.reload')}
          </Button>
        }
      />
      <Typography.Paragraph copyable code style={{ maxWidth: 800, whiteSpace: 'pre-wrap' }}>
        {error.stack ?? error.message}
      </Typography.Paragraph>
    </Flex>
  );
}
