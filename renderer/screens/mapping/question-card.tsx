import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useText } from '../../preferences/preferences.tsx';

/** Where a card stands among the questions. */
export interface CardFrame {
  /** From 1; none for a card that asks nothing. */
  readonly number?: number;
  readonly done?: boolean;
  /** The first of those that are open. */
  readonly current?: boolean;
}

interface Props extends CardFrame {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose?: (() => void) | undefined;
}

/** A question with its ways to answer, and what comes of the answer. */
export function QuestionCard({ number, done = false, current = false, title, children, onClose }: Props) {
  const t = useText();
  const id = useId();
  return (
    <section
      className="question-card"
      aria-labelledby={id}
      data-current={current || undefined}
      data-done={done || undefined}
    >
      <h3 id={id}>
        {number !== undefined && (
          <span className="question-number" data-done={done || undefined}>
            {done ? <CheckOutlined aria-label={t('columns:question.done')} /> : number}
          </span>
        )}
        <span>{title}</span>
        {onClose && (
          <Button
            type="text"
            size="small"
            className="question-close"
            aria-label={t('ui:close')}
            icon={<CloseOutlined aria-hidden />}
            onClick={onClose}
          />
        )}
      </h3>
      {children}
    </section>
  );
}
