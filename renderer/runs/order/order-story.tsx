import { Timeline } from 'antd';
import type { OrderContents } from '#shared/contract/order-contents.ts';
import type { Output } from '#shared/contract.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { type StoryEvent, storyOf } from './story.ts';

interface Props {
  readonly order: Output<'orders.get'>;
  readonly contents: OrderContents | undefined;
  readonly followed: Output<'followUp.get'> | undefined;
}

const colors: Readonly<Record<StoryEvent['tone'], string>> = { good: 'green', bad: 'red', open: 'orange', own: 'blue' };

/** What happened to the order, newest first. */
export function OrderStory(props: Props) {
  const t = useText();
  const format = useFormat();
  const events = storyOf(t, { ...props, kind: findKind(props.order.kind) });
  return (
    <section className="order-panel order-story" aria-label={t('orderPage:story.title')}>
      <header>
        <h2>{t('orderPage:story.title')}</h2>
      </header>
      {events.length === 0 ? (
        <p className="order-hint">{t('orderPage:story.none')}</p>
      ) : (
        <Timeline
          items={events.map(({ at, tone, title, about }, nth) => ({
            key: `${at} ${nth}`,
            color: colors[tone],
            content: (
              <>
                <div className="order-story-head">
                  <b className={tone === 'bad' ? 'order-bad' : undefined}>{title}</b>
                  <time dateTime={at} title={format.dateTime(at)}>
                    {format.moment(at)}
                  </time>
                </div>
                {about.map((words) => (
                  <div key={words} className="order-hint">
                    {words}
                  </div>
                ))}
              </>
            ),
          }))}
        />
      )}
    </section>
  );
}
