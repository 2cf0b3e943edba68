import { useCall } from '../../engine/use-call.ts';
import { goTo } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { Guide } from './guide.tsx';

interface Props {
  readonly run: string;
  /** Of the run's workspace. */
  readonly step: string | undefined;
  readonly onEnd: () => void;
}

/** The notes of steps two and three. They speak of practice, so they are silent where something is sent in earnest. */
export function RunGuide({ run, step, onEnd }: Props) {
  const t = useText();
  const { data } = useCall('runs.get', { run });
  if (data?.target !== 'practice') return null;
  return step === 'submit' || step === 'results' ? (
    <Guide
      step={3}
      title={t('welcome:three.title')}
      text={t('welcome:three.help')}
      next={t('welcome:three.done')}
      onNext={onEnd}
    />
  ) : (
    <Guide
      step={2}
      title={t('welcome:two.title')}
      text={t('welcome:two.help')}
      next={t('welcome:two.next')}
      onNext={() => goTo('runs', run, 'submit')}
      onSkip={onEnd}
    />
  );
}
