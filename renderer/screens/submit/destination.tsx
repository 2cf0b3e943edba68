import { CloudUploadOutlined, ExperimentOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Destination } from '../../runs/use-destination.ts';
import './destination.css';

interface Props {
  readonly run: Pick<Run, 'target'>;
  /** The sentence that says what goes where. */
  readonly children: ReactNode;
  /** To change it, while it can be. */
  readonly extra?: ReactNode;
}

/** Practice or production, shown by words, icon and colour wherever something is sent. */
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

interface DestinationSentenceProps {
  readonly run: Run;
  readonly destination: Destination;
  /** Orders that are meant. */
  readonly count: number;
  /** On their way already. */
  readonly underWay?: boolean;
}

/** In one sentence: how many orders go to which partner, with which account. */
export function DestinationSentence({ run, destination, count, underWay = false }: DestinationSentenceProps) {
  const t = useText();
  const { partner, account, gone, address } = destination;
  const name = partner?.label[t.lang] ?? '';
  if (gone !== null) return <p>{t('settings:gone.sentence', { count, partner: name })}</p>;
  const params = { count, partner: name, account: account?.name ?? '…', address };
  return <p>{t(`submit:sentence.${run.target}${underWay ? 'Now' : ''}`, params)}</p>;
}

/** What the partner has are drafts, of kinds that make those: it waits for somebody to confirm them. */
export function DraftsThere({ run: { kind, target, counts } }: { readonly run: Run }) {
  const t = useText();
  if (!findKind(kind)?.drafts || target !== 'production' || counts.accepted === 0) return null;
  return <p style={{ margin: 0 }}>{t('submit:sentence.drafts')}</p>;
}
