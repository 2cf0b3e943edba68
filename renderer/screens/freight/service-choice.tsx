import type { OrderQuote } from '#shared/contract/freight.ts';
import { useAction } from '../../engine/use-action.ts';
import { useText } from '../../preferences/preferences.tsx';
import { daysWords } from './price-cell.tsx';

type QuotedLine = OrderQuote['lines'][number];

interface Props {
  readonly quote: Pick<OrderQuote, 'order' | 'key' | 'state'>;
  readonly line: QuotedLine;
}

/** States in which a service may still be chosen. */
const open: readonly OrderQuote['state'][] = ['incomplete', 'ready', 'rejected'];

/** The services offered for one line, side by side; one of them is chosen. */
export function ServiceChoice({ quote, line }: Props) {
  const t = useText();
  const choose = useAction('freight.chooseLine');
  const goods = t('freightUi:quote.goodsOf', { itemId: line.itemId, skuId: line.skuId });
  return (
    <fieldset style={{ margin: '0 0 8px', padding: 0, border: 0, minWidth: 0 }}>
      <legend className="freight-note" style={{ padding: 0 }}>
        {goods}
      </legend>
      {line.options.length === 0 && <span className="freight-note">{t('freightUi:quote.noOptions')}</span>}
      <div className="freight-options">
        {line.options.map(({ serviceId, companyName, serviceCategory, fee, minDays, maxDays }) => {
          const chosen = serviceId === line.serviceId;
          const [min, max] = [minDays ?? maxDays, maxDays ?? minDays];
          return (
            <label key={serviceId}>
              <input
                type="radio"
                name={`service-${quote.order}-${line.line}`}
                checked={chosen}
                disabled={!open.includes(quote.state) || choose.isPending}
                onChange={() => choose.mutate({ order: quote.order, line: line.line, serviceId })}
              />
              <span>
                <b>
                  {fee.amount} {fee.currency}
                </b>
                {min !== null && max !== null && <> · {daysWords(t, min, max)}</>}
                <br />
                <span className="freight-note">
                  {companyName} {serviceCategory}
                  {chosen &&
                    line.chosenBy &&
                    ` · ${t(line.chosenBy === 'person' ? 'freightUi:quote.byPerson' : 'freightUi:quote.byPolicy')}`}
                </span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
