import { CloudUploadOutlined, ExperimentOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useText } from '../../preferences/preferences.tsx';
import './destination-strip.css';

interface Props {
  readonly run: Pick<Run, 'target'>;
  /** The sentence that says what goes where. */
  readonly children: ReactNode;
  /** To change it, while it can be. */
  readonly extra?: ReactNode;
}

/** Practice or production: told by words, shape, colour and place, on every screen of sending. */
export function DestinationStrip({ run: { target }, children, extra }: Props) {
  const t = useText();
  return (
    <section className={`destination ${target}`} aria-label={t('submit:to.label')}>
      <span className="destination-icon">
        {target === 'practice' ? <ExperimentOutlined aria-hidden /> : <CloudUploadOutlined aria-hidden />}
      </span>
      <div className="destination-words">
        <h2>{t(target === 'practice' ? 'submit:to.practiceTitle' : 'submit:to.productionTitle')}</h2>
        <div className="destination-sentence">{children}</div>
      </div>
      {extra && <div className="destination-extra">{extra}</div>}
    </section>
  );
}
