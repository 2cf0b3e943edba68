import { Alert, Flex, Progress, Typography } from 'antd';
import { notesFor, type UpdateState } from '#shared/contract/updates.ts';
import { useFormat } from '../../../preferences/format.ts';
import { useText } from '../../../preferences/preferences.tsx';

const tones = { off: 'warning', byHand: 'info', ready: 'success', failed: 'error' } as const;

/** How an update stands, in words, with what is new in it. */
export function UpdateStatus({ update }: { readonly update: UpdateState }) {
  const words = useWords(update);
  return (
    <Flex vertical gap={8}>
      {update.state in tones ? (
        <Alert showIcon type={tones[update.state as keyof typeof tones]} title={words} />
      ) : (
        <Typography.Text>{words}</Typography.Text>
      )}
      {update.state === 'downloading' && (
        <Progress percent={percentOf(update.done)} showInfo={false} aria-label={words} />
      )}
      {'notes' in update && <Notes update={update} />}
    </Flex>
  );
}

const percentOf = (done: number) => Math.floor(done * 100);

function useWords(update: UpdateState): string {
  const t = useText();
  const format = useFormat();
  switch (update.state) {
    case 'off':
      return t(`updates:state.off.${update.reason}`);
    case 'failed':
      return t(`updates:failed.${update.code}`);
    case 'downloading':
      return t('updates:state.downloading', { version: update.version, percent: percentOf(update.done) });
    case 'current':
      return t('updates:state.current', { version: update.version, time: format.dateTime(update.checkedAt) });
    case 'byHand':
    case 'ready':
    case 'installing':
      return t(`updates:state.${update.state}`, { version: update.version });
    case 'idle':
    case 'checking':
      return t(`updates:state.${update.state}`);
  }
}

function Notes({ update }: { readonly update: Extract<UpdateState, { readonly notes: unknown }> }) {
  const t = useText();
  const text = notesFor(t.lang, update.notes).trim();
  if (text === '') return null;
  return (
    <section>
      <h3 style={{ margin: '8px 0 4px', fontSize: 14 }}>{t('updates:notes', { version: update.version })}</h3>
      <Typography.Paragraph style={{ marginBottom: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Typography.Paragraph>
    </section>
  );
}
