import { SearchOutlined } from '@ant-design/icons';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import type { FoundOrder, UsedNumber } from '#shared/contract/search.ts';
import type { Output } from '#shared/contract.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import { useCall } from '../engine/engine.tsx';
import { linkTo } from '../navigation/route.ts';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';
import { OrderStateTag } from '../runs/order-state-tag.tsx';
import './order-search.css';

/** The way to any order of any run: a button in the bar, and Ctrl+K from everywhere. */
export function OrderSearch() {
  const t = useText();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k')
        return;
      event.preventDefault();
      setOpen(true);
    };
    // Before whatever the focus is in takes the key.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="order-search-open" aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}>
        <SearchOutlined aria-hidden />
        <span>{t('today:search.open')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <Modal
        open={open}
        onCancel={close}
        footer={null}
        title={t('today:search.open')}
        closable={{ 'aria-label': t('ui:close') }}
        destroyOnHidden
        width={720}
        style={{ top: 48 }}
      >
        <SearchBox onGone={close} />
      </Modal>
    </>
  );
}

/** What is typed, and below it the orders and files found; the arrows choose, Enter opens. */
function SearchBox({ onGone }: { readonly onGone: () => void }) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const { data, isFetching } = useCall('search.find', { text: asked });
  const links = data ? linksOf(data) : [];
  const chosen = links[Math.min(at, links.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    // Letters that are still being composed are not yet meant.
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(links.length - 1, at + step)));
    }
    // What is shown answers what was typed before, as long as it is asked about.
    if (event.key === 'Enter' && chosen && asked === text.trim() && !isFetching) {
      location.hash = chosen;
      onGone();
    }
  };
  const tooShort = asked.length < 2;
  const used = data?.used ?? [];
  const gone = used.filter(({ deleted }) => deleted === null);
  const none = !tooShort && data && data.orders.length + data.runs.length === 0 && !isFetching;
  return (
    <div className="order-search">
      <Input
        autoFocus
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        role="combobox"
        aria-expanded={links.length > 0}
        aria-controls={id}
        aria-label={t('today:search.label')}
        placeholder={t('today:search.label')}
        {...(chosen && { 'aria-activedescendant': `${id}-${links.indexOf(chosen)}` })}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="order-search-hint">
        {tooShort
          ? t('today:search.short')
          : none
            ? t(used.length > 0 ? 'today:search.usedOnly' : 'today:search.none')
            : data && !isFetching && t('today:search.found', { orders: data.orders.length, runs: data.runs.length })}
        {!tooShort && data?.more && ` ${t('today:search.more')}`}
      </p>
      <div id={id} role="listbox" aria-label={t('today:search.results')}>
        {data?.orders.map((order, nth) => (
          <Option
            key={order.order}
            id={`${id}-${nth}`}
            chosen={chosen === links[nth]}
            href={links[nth]}
            onGone={onGone}
          >
            <OrderLine order={order} />
          </Option>
        ))}
        {data?.runs.map((run, nth) => {
          const place = data.orders.length + nth;
          return (
            <Option
              key={run.run}
              id={`${id}-${place}`}
              chosen={chosen === links[place]}
              href={links[place]}
              onGone={onGone}
            >
              <RunLine run={run} />
            </Option>
          );
        })}
        {inBin(data).map((number, nth) => {
          const place = links.length - inBin(data).length + nth;
          return (
            <Option
              key={`${number.kind} ${number.target} ${number.key} ${number.at}`}
              id={`${id}-${place}`}
              chosen={chosen === links[place]}
              href={links[place]}
              onGone={onGone}
            >
              <UsedLine number={number} />
            </Option>
          );
        })}
      </div>
      {gone.length > 0 && (
        <ul className="order-search-used">
          {gone.map((number) => (
            <li key={`${number.kind} ${number.target} ${number.key} ${number.at}`}>
              <UsedLine number={number} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Used numbers whose run can be taken back. */
const inBin = (data: Output<'search.find'> | undefined) => data?.used.filter(({ deleted }) => deleted !== null) ?? [];

function linksOf(data: Output<'search.find'>): readonly string[] {
  const { orders, runs } = data;
  return [
    ...orders.map(({ run, order }) => linkTo('runs', run, 'orders', String(order))),
    ...runs.map(({ run }) => linkTo('runs', run)),
    ...inBin(data).map(({ deleted }) => linkTo('runs', deleted?.run ?? '')),
  ];
}

interface OptionProps {
  readonly id: string;
  readonly chosen: boolean;
  readonly href: string | undefined;
  readonly onGone: () => void;
  readonly children: React.ReactNode;
}

function Option({ id, chosen, href, onGone, children }: OptionProps) {
  return (
    <a id={id} role="option" aria-selected={chosen} tabIndex={-1} href={href} onClick={onGone}>
      {children}
    </a>
  );
}

function OrderLine({ order }: { readonly order: FoundOrder }) {
  const t = useText();
  const format = useFormat();
  const { key, kind, target, shown, existing, partnerNo, file, createdAt, matched } = order;
  return (
    <>
      <span className="order-search-key">
        <b>{key}</b>
        {matched.length > 0 && <span> {matched.join(' · ')}</span>}
      </span>
      <OrderStateTag target={target} state={shown} existing={existing} />
      <small>
        {[
          partnerNo,
          file,
          kindLabel(kind, t.lang),
          target === 'practice' ? t('submit:to.practice') : '',
          format.moment(createdAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  );
}

function UsedLine({ number }: { readonly number: UsedNumber }) {
  const t = useText();
  const format = useFormat();
  const { key, partnerNo, kind, target, accountName, at, deleted } = number;
  return (
    <>
      <span className="order-search-key">
        <b>{key}</b>
      </span>
      <small>
        {[
          deleted
            ? t('today:search.bin', { file: deleted.file })
            : t('today:search.used', { time: format.moment(at), account: accountName }),
          partnerNo,
          kindLabel(kind, t.lang),
          target === 'practice' ? t('submit:to.practice') : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  );
}

function RunLine({ run }: { readonly run: Output<'search.find'>['runs'][number] }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <span className="order-search-key">
        <b>{run.files.map(({ name }) => name).join(' · ')}</b>
      </span>
      <small>
        {[
          kindLabel(run.kind, t.lang),
          run.target === 'practice' ? t('submit:to.practice') : '',
          format.moment(run.createdAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  );
}
