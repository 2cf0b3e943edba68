import { App } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useCall } from '../../../engine/use-call.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { Restored } from './restored.tsx';

/** Says after the start what restoring a backup came to; shows nothing itself, and stands once, around every screen. */
export function RestoreNews() {
  const t = useText();
  const { notification } = App.useApp();
  const { data: about } = useCall('about.get', {});
  const restored = about?.restored;
  const tell = useEffectEvent(() => {
    if (!restored) return;
    notification[restored.claimsKept ? 'success' : 'warning']({
      key: 'restored',
      title: t('settings:restored.title'),
      description: <Restored restored={restored} />,
      // It is to be read, not chased; the settings go on saying it until the next start.
      duration: 0,
    });
  });
  const happened = restored !== null && restored !== undefined;
  useEffect(() => {
    if (happened) tell();
  }, [happened]);
  return null;
}
