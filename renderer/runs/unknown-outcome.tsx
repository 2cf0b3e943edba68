import { Alert, Button, Collapse, Flex, Form, Input, Radio, Typography } from 'antd';
import { useId, useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { Input as CallInput } from '#shared/contract.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { unansweredReason, whyUnknown } from '#shared/text/outcome-words.ts';
import { useAction, useCall } from '../engine/engine.tsx';
import { useText } from '../preferences/preferences.tsx';

interface Props {
  readonly run: Run;
  readonly order: Pick<OrderSummary, 'id' | 'key' | 'unanswered'>;
  /** The partner is still asked about it, or will be when the run goes on. */
  readonly asked: boolean;
  readonly onDecided: () => void;
}

/** The decision about an order of unknown outcome. While the partner is still asked it is folded away. */
export function UnknownOutcome({ run, order, asked, onDecided }: Props) {
  const t = useText();
  const decide = <DecideOrder run={run} order={order} asked={asked} onDecided={onDecided} />;
  if (!asked) return decide;
  return (
    <>
      <Alert
        showIcon
        type="info"
        title={t(run.state === 'submitting' ? 'submit:unknown.askedOne' : 'submit:unknown.askedOneLater')}
      />
      <Collapse size="small" items={[{ key: 'decide', label: t('submit:unknown.foundMyself'), children: decide }]} />
    </>
  );
}

interface ChangeProps extends Omit<Props, 'asked' | 'order'> {
  readonly order: Pick<OrderSummary, 'id' | 'key' | 'unanswered' | 'decision' | 'partnerNo'>;
}

/** Another decision, or the partner's number, about an order that was decided about before. */
export function ChangeDecision({ run, order, onDecided }: ChangeProps) {
  const t = useText();
  const { decision, partnerNo } = order;
  // To send it again is chosen anew each time.
  const now = decision === null || decision === 'send-again' ? undefined : { decision, partnerNo: partnerNo ?? '' };
  const form = (
    <>
      <Typography.Paragraph type="secondary">{t('submit:unknown.changeHelp')}</Typography.Paragraph>
      <DecideOrder run={run} order={order} asked={false} now={now} onDecided={onDecided} />
    </>
  );
  return <Collapse size="small" items={[{ key: 'change', label: t('submit:unknown.change'), children: form }]} />;
}

/** What sending a booking again costs, should the partner have the first one after all; nothing for kinds that book nothing. */
function CostAgain({ run, order }: { readonly run: Run; readonly order: number }) {
  const t = useText();
  const books = findKind(run.kind)?.freight !== undefined;
  const { data } = useCall('freight.chosen', { run: run.id, order }, { enabled: books });
  if (!books || !data) return null;
  const sum = data.sums.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ');
  return (
    <Typography.Paragraph strong style={{ margin: '12px 0 0' }}>
      {sum === '' ? t('submit:unknown.costUnknown') : t(`submit:unknown.cost.${run.target}`, { sum })}
    </Typography.Paragraph>
  );
}

export type Decision = CallInput<'submissions.decide'>['decision'];

/** What may be decided, and what each comes to. */
export const decisions = [
  { decision: 'accepted', help: 'submit:unknown.acceptedHelp' },
  { decision: 'not-accepted', help: 'submit:unknown.notAcceptedHelp' },
  { decision: 'send-again', help: 'submit:unknown.sendAgainHelp' },
] as const;

const questions = {
  untold: 'submission:decide.questionUntold',
  cutOff: 'submission:decide.questionCutOff',
  refused: 'submission:decide.questionRefused',
  unusable: 'submission:decide.questionUnusable',
  noAnswer: 'submission:decide.question',
} as const;

interface DecideProps extends Props {
  /** What was decided before: it is chosen already, so that only what changes is said. */
  readonly now?: { readonly decision: Decision; readonly partnerNo: string } | undefined;
}

/**
 * The choices. Of an order that nobody decided about nothing is chosen beforehand; while the partner is still asked, nothing
 * may be sent again on a guess.
 */
function DecideOrder({ run, order, asked, now, onDecided }: DecideProps) {
  const t = useText();
  const [decision, setDecision] = useState<Decision | undefined>(now?.decision);
  const question =
    run.target === 'practice' ? 'submission:practised.question' : questions[whyUnknown(order.unanswered)];
  const offered = decisions.filter(({ decision: value }) => !asked || value !== 'send-again');
  return (
    <Alert
      type="warning"
      title={t(question, { key: order.key, reason: unansweredReason(t, order.unanswered) })}
      description={
        <>
          <Radio.Group value={decision} onChange={({ target }) => setDecision(target.value)}>
            <Flex vertical gap={8}>
              {offered.map(({ decision: value, help }) => (
                <Radio key={value} value={value}>
                  <Flex vertical>
                    <span>{t(`submission:decide.${value}`)}</span>
                    <Typography.Text type="secondary">{t(help)}</Typography.Text>
                  </Flex>
                </Radio>
              ))}
            </Flex>
          </Radio.Group>
          <ConfirmDecision
            run={run}
            order={order.id}
            decision={decision}
            numbered={now?.partnerNo}
            onDecided={onDecided}
          />
        </>
      }
    />
  );
}

interface ConfirmProps {
  readonly run: Run;
  readonly order: number;
  /** Undefined while nothing is chosen. */
  readonly decision: Decision | undefined;
  /** The partner's number as it was given before. */
  readonly numbered?: string | undefined;
  readonly onDecided: () => void;
}

/** What goes with a decision, and the button that makes it. */
export function ConfirmDecision({ run, order, decision, numbered = '', onDecided }: ConfirmProps) {
  const t = useText();
  const id = useId();
  const decide = useAction('submissions.decide');
  const [partnerNo, setPartnerNo] = useState(numbered);
  const save = () => {
    if (!decision) return;
    const number = partnerNo.trim();
    decide.mutate(
      { order, decision, ...(decision === 'accepted' && number !== '' ? { partnerNo: number } : {}) },
      { onSuccess: onDecided },
    );
  };
  return (
    <Form layout="vertical" onFinish={save}>
      {decision === 'send-again' && <CostAgain run={run} order={order} />}
      {decision === 'accepted' && (
        <Form.Item label={t('submit:unknown.accepted')} htmlFor={id} style={{ margin: '12px 0 0' }}>
          <Input id={id} value={partnerNo} onChange={({ target }) => setPartnerNo(target.value)} />
        </Form.Item>
      )}
      <Button
        htmlType="submit"
        type="primary"
        danger={decision === 'send-again'}
        disabled={!decision}
        loading={decide.isPending}
        style={{ marginTop: 12 }}
      >
        {t('submit:unknown.save')}
      </Button>
    </Form>
  );
}
