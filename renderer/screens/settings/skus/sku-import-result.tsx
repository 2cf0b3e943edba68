import { Alert } from 'antd';
import type { SkuItemImport } from '#shared/contract/sku-items.ts';
import { skuItemSheet } from '#shared/kinds/sku-items.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { ProblemLines } from '../problem-lines.tsx';

const fields: FieldSet = skuItemSheet.fields;

/** What was taken from a table, and every row that was not, with the reason. */
export function SkuImportResult({ result }: { readonly result: SkuItemImport | undefined }) {
  const t = useText();
  if (!result) return null;
  const { refused, problems, added, changed, unchanged } = result;
  if (refused) return <Alert showIcon type="error" title={t.dynamic(`file:${refused.code}`, refused.params)} />;
  return (
    <Alert
      showIcon
      type={problems.length > 0 ? 'warning' : 'success'}
      title={t('settings:skus.taken', { added, changed, unchanged })}
      description={
        problems.length > 0 && (
          <>
            {t('settings:skus.problems', { count: problems.length })}
            <ProblemLines
              problems={problems.map(({ sheet, row, field, ...problem }) => ({
                sheet,
                row,
                column: field === null ? '' : (fields[field]?.label[t.lang] ?? field),
                message: renderProblem(t, skuItemSheet, { ...problem, field }),
              }))}
            />
          </>
        )
      }
    />
  );
}
