import type { FollowedItem } from '#shared/contract/follow-up.ts';
import type { OrderContents } from '#shared/contract/order-contents.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useText } from '../../preferences/preferences.tsx';
import { dayWords } from './value-words.ts';

interface Props {
  readonly route: NonNullable<OrderContents['route']>;
  readonly followed: FollowedItem | undefined;
}

/** Where the goods come from, where they go, and when. */
export function OrderRoute({ route, followed }: Props) {
  const t = useText();
  const { shipper, phone, warehouse, shipped, eta } = route;
  const dates = [
    shipped && t('orderPage:route.shipped', { date: dayWords(shipped) }),
    eta && t('orderPage:route.eta', { date: dayWords(eta) }),
  ].filter((words) => words !== null);
  return (
    <section className="order-panel order-route" aria-label={t('orderPage:route.title')}>
      <div>
        <div className="order-hint">{t('orderPage:route.from')}</div>
        <b>{shipper || '—'}</b>
        {phone && <div className="order-hint">{phone}</div>}
      </div>
      <div className="order-route-way">
        <div>{dates.length > 0 ? dates.join(' · ') : t('orderPage:route.noDates')}</div>
        <div className="order-route-line" aria-hidden />
        <div className="order-hint">
          {followed?.delivered && t('orderPage:route.delivered', { time: followed.delivered })}
          {followed?.lateDays != null && (
            <b className="order-bad"> {t('orderPage:route.late', { count: followed.lateDays })}</b>
          )}
        </div>
      </div>
      <div className="order-route-to">
        <div className="order-hint">{t('orderPage:route.to')}</div>
        <b className="order-warehouse">{warehouse || '—'}</b>
      </div>
    </section>
  );
}

/** Per SKU how much of what was announced is put away. Only once that is over is anything short; before, it is to come. In which box something is missing, the warehouse does not say. */
export function OrderPutAway({ followed }: { readonly followed: FollowedItem }) {
  const t = useText();
  const told = followed.skus.some(({ putAway }) => putAway !== null);
  if (!told) return null;
  return (
    <section className="order-panel" aria-label={t('orderPage:goods.title')}>
      <header>
        <h2>{t('orderPage:goods.title')}</h2>
        <span className="order-hint">
          {t(findKind(followed.kind)?.partner === 'top' ? 'followUp:page.byItem' : 'followUp:page.noBoxes')}
        </span>
      </header>
      <ul className="order-put-away">
        {followed.skus.map(({ sku, name, sent, forecast, putAway }) => {
          const of = forecast ?? sent;
          const differs = followed.findings.find(
            ({ code, params }) => (code === 'short' || code === 'over') && params.sku === sku,
          );
          const toCome = putAway === null || of === null ? 0 : of - putAway;
          const words =
            putAway === null || of === null
              ? t('orderPage:goods.unknown')
              : t('orderPage:goods.of', { done: putAway, of });
          return (
            <li key={sku}>
              <span className="order-code" title={name}>
                {sku}
              </span>
              <span className={differs ? 'order-bad' : undefined}>
                {words}
                {differs
                  ? ` · ${t(`followUp:page.${differs.code === 'over' ? 'over' : 'short'}`, { count: Number(differs.params.count) })}`
                  : toCome > 0 && ` · ${t('followUp:page.toCome', { count: toCome })}`}
              </span>
              {putAway !== null && of !== null && of > 0 && (
                <span
                  className="order-bar"
                  role="img"
                  aria-label={t('orderPage:goods.bar', { sku, done: putAway, of })}
                >
                  <span style={{ width: `${Math.min(100, (putAway / of) * 100)}%` }} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
