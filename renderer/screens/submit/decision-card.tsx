import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Flex, Spin } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { Attempt } from '#shared/contract/runs.ts';
import { reasonWords, unansweredReason, whyUnknown } from '#shared/text/outcome-words.ts';
import { useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ConfirmDecision, type Decision, decisions } from '../../runs/unknown-outcome.tsx';
import './decision-card.css';

interface Props {
  readonly run: Run;
  readonly order: { readonly id: number; readonly key: string };
  /** Shows all that is known of it. */
  readonly onOpen: () => void;
}

/** An order that only a person can decide about: what was done and answered, in words, and the decision where it stands. */
export function DecisionCard({ run, order, onOpen }: Props) {
  const t = useText();
  const { data } = useCall('orders.get', { order: order.id });
  const [decision, setDecision] = useState<Decision>();
  const chosen = decisions.find((one) => one.decision === decision);
  const unanswered = data?.summary.unanswered ?? null;
  const why = data ? whyUnknown(unanswered) : 'noAnswer';
  const reason = unansweredReason(t, unanswered);
  return (
    <li className="decision-card">
      <Flex justify="space-between" gap={12} wrap>
        <h3>
          <QuestionCircleOutlined aria-hidden /> {t(`submit:unknown.${why}One`, { key: order.key, reason })}
        </h3>
        <Button type="link" size="small" aria-label={t('submit:orders.open', { key: order.key })} onClick={onOpen}>
          {t('ui:result.show')}
        </Button>
      </Flex>
      {data ? <Evidence attempts={data.attempts} /> : <Spin size="small" />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row of buttons */}
      <div className="decision-choices" role="group" aria-label={t('submit:unknown.choices', { key: order.key })}>
        {decisions.map(({ decision: value }) => (
          <Button key={value} aria-pressed={decision === value} onClick={() => setDecision(value)}>
            {t(`submission:decide.${value}`)}
          </Button>
        ))}
        {decision && (
          <Button type="text" onClick={() => setDecision(undefined)}>
            {t('submit:unknown.later')}
          </Button>
        )}
      </div>
      {chosen && (
        <div className="decision-confirm">
          <p>{t(chosen.help)}</p>
          <ConfirmDecision run={run} order={order.id} decision={decision} onDecided={() => setDecision(undefined)} />
        </div>
      )}
    </li>
  );
}

/** Every exchange about the order: when, what was done, what came of it. */
function Evidence({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <table className="decision-evidence" aria-label={t('submit:order.attempts')}>
      <tbody>
        {attempts.map(({ id, purpose, startedAt, result, detail, practice }) => (
          <tr key={id}>
            <td>{format.moment(startedAt)}</td>
            <th scope="row">{t(`submission:purpose.${purpose}`)}</th>
            <td>
              {practice && `${t('submit:to.practice')} · `}
              {t.dynamic(`submission:attempt.${result ?? 'underWay'}`)}
              {detail && ` · ${reasonWords(t, detail)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
