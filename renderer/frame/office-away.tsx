import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { failureWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../engine/engine.tsx';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';

/** How often (ms) the office's ledger is asked whether it is there again. */
const AGAIN = 30_000;

/** Says that the office's ledger cannot be used just now: what goes on, and what waits. */
export function OfficeAway() {
  const t = useText();
  const format = useFormat();
  const { data: standing } = useCall('ledger.standing', {});
  const away = standing?.joined ? standing.away : null;
  const isAway = away !== null && away !== undefined;
  // The engine tells when it is there again; somebody has to ask for that.
  const { refetch } = useCall('ledger.status', {}, { enabled: false });
  useEffect(() => {
    if (!isAway) return;
    const timer = setInterval(() => void refetch(), AGAIN);
    return () => clearInterval(timer);
  }, [isAway, refetch]);
  if (!standing || !away) return null;
  return (
    <Alert
      type="warning"
      banner
      title={t('office:away.title', { time: format.dateTime(away.since) })}
      description={
        <>
          {failureWords(t, away)} {t('office:away.help')}{' '}
          {standing.waiting > 0 && t('office:away.waiting', { count: standing.waiting })}
        </>
      }
      action={
        <Button size="small" href="#/settings/office">
          {t('office:away.look')}
        </Button>
      }
    />
  );
}
