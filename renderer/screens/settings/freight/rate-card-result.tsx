import { Alert } from 'antd';
import type { RateCardImport } from '#shared/contract/rate-cards.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { ProblemLines } from '../problem-lines.tsx';

/** Whether a workbook was taken as a rate card, and everything that is wrong with it. */
export function RateCardResult({ result }: { readonly result: RateCardImport | undefined }) {
  const t = useText();
  if (!result) return null;
  const { card, problems, refused } = result;
  if (refused) return <Alert showIcon type="error" title={t.dynamic(`file:${refused.code}`, refused.params)} />;
  return (
    <Alert
      showIcon
      type={card ? (problems.length > 0 ? 'warning' : 'success') : 'error'}
      title={card ? t('settings:freight.taken', { name: card.name, count: card.rows }) : t('settings:freight.notTaken')}
      description={
        problems.length > 0 && (
          <ProblemLines
            problems={problems.map(({ sheet, row, column, ...problem }) => ({
              sheet,
              row,
              column,
              message: renderProblem(t, rateCardSheet, problem),
            }))}
          />
        )
      }
    />
  );
}
