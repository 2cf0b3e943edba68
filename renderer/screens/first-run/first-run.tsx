import { useState } from 'react';
import { useCall } from '../../engine/use-call.ts';
import { useSettings } from '../../engine/use-settings.ts';
import { goTo, useRoute } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ChooseSample } from './choose-sample.tsx';
import { Guide } from './guide.tsx';

/**
 * The first start: a sample is chosen, then two notes go along with it over the real screens. Shown once, to an office
 * that has no runs yet or asked to see it again.
 */
export function FirstRun() {
  const t = useText();
  const { settings, set } = useSettings();
  const { data: runs } = useCall('runs.list', { limit: 1 });
  const [sample, setSample] = useState<string | null>(null);
  const [, , step] = useRoute();
  const fresh = runs?.total === 0 || settings?.firstRunDone === false;
  if (!settings || !runs || settings.firstRunDone === true || (!fresh && sample === null)) return null;
  const finish = () => {
    setSample(null);
    set({ firstRunDone: true });
  };
  if (sample === null) {
    return (
      <ChooseSample
        onSkip={finish}
        onImported={(run) => {
          setSample(run);
          goTo('runs', run, 'lines');
        }}
      />
    );
  }
  return step === 'submit' || step === 'results' ? (
    <Guide
      step={3}
      title={t('welcome:three.title')}
      text={t('welcome:three.help')}
      next={t('welcome:three.done')}
      onNext={finish}
    />
  ) : (
    <Guide
      step={2}
      title={t('welcome:two.title')}
      text={t('welcome:two.help')}
      next={t('welcome:two.next')}
      onNext={() => goTo('runs', sample, 'submit')}
      onSkip={finish}
    />
  );
}
