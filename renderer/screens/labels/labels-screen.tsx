import { BarcodeOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Empty, Flex, Pagination, Spin, Typography } from 'antd';
import { useCallback, useState } from 'react';
import { isDoubtful } from '#shared/contract/labels.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Output } from '#shared/contract.ts';
import type { LabelSetting, LabelSettings } from '#shared/labels/label-settings.ts';
import { keptAs, ownSettings, settingsFor } from '#shared/labels/label-settings.ts';
import { papers } from '#shared/labels/papers.ts';
import { useCall, useSettings } from '../../engine/engine.tsx';
import { useTellNotice } from '../../engine/notices.tsx';
import { useRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { LabelChoices } from './label-choices.tsx';
import { LabelDrawing } from './label-drawing.tsx';
import { PackingLists } from './packing-lists.tsx';
import { usePrintLabels } from './use-print-labels.tsx';
import { useSaveLabels } from './use-save-labels.ts';
import { WarehouseChoice } from './warehouse-choice.tsx';
import './labels-screen.css';

/** Labels shown at once. */
const SHOWN = 6;

/** What is stuck onto the cartons of a run: seen before, printed, or saved. The route may name the order: `#/runs/1/labels/IB-1`. */
export function LabelsScreen({ run }: { readonly run: Run }) {
  const t = useText();
  const [, , , named] = useRoute();
  const { settings: office, set, forget } = useSettings();
  const [warehouse, setWarehouse] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(named === undefined ? [] : [named]);
  const [page, setPage] = useState(1);
  const [from, setFrom] = useState(1);
  const [anyway, setAnyway] = useState(false);
  const which = { run: run.id, lang: t.lang, anyway, ...(chosen.length > 0 && { orders: [...chosen] }) };
  const { data: all } = useCall('labels.preview', { run: run.id, lang: t.lang, anyway, limit: 0 });
  const { data, error } = useCall('labels.preview', { ...which, offset: (page - 1) * SHOWN, limit: SHOWN });
  const save = useSaveLabels(run, which, from);
  // Each warehouse's labels are made with its own settings.
  const uses = warehousesOf(data).map((code) => settingsFor(office ?? {}, code));
  const [copies = null, ...otherCopies] = new Set(uses.map((each) => each.copies));
  const { print, printing, printed } = usePrintLabels(which, from, otherCopies.length === 0 ? copies : null);
  const tellNotice = useTellNotice();
  const choose = useCallback((keys: readonly string[]) => {
    setChosen(keys);
    setPage(1);
    setFrom(1);
  }, []);
  if (error)
    return (
      <Alert showIcon type="error" style={{ margin: 16 }} title={t.dynamic(`failure:${error.code}`, error.params)} />
    );
  if (!data || !office) return <Spin style={{ margin: 48 }} />;
  const change = (values: Partial<LabelSettings>) =>
    set(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [keptAs(name as LabelSetting, warehouse), value]),
      ),
    );
  const own = ownSettings(office, warehouse);
  const count = Math.max(0, data.labels - from + 1);
  return (
    <div className="labels">
      <LabelChoices
        orders={(all ?? data).orders.map(({ key }) => key)}
        settings={settingsFor(office, warehouse)}
        {...{ chosen, from }}
        scope={
          <WarehouseChoice
            {...{ warehouse, own }}
            warehouses={warehousesOf(all ?? data).map((code) => ({ code, own: ownSettings(office, code).length > 0 }))}
            onChoose={setWarehouse}
            onAsAll={() => forget(own.map((name) => keptAs(name, warehouse)))}
          />
        }
        onChoose={choose}
        onSet={change}
        onFrom={setFrom}
      />
      <Flex vertical gap={16}>
        <Flex justify="space-between" align="center" wrap gap={8}>
          <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
            {t('labels:page.title')}{' '}
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {t('labels:page.counts', { orders: data.orders.length, boxes: data.boxes, labels: data.labels })}
            </Typography.Text>
          </Typography.Title>
          <Flex gap={8} wrap>
            <PackingLists run={run} which={which} />
            <Button icon={<DownloadOutlined aria-hidden />} disabled={count === 0} onClick={() => save('pdf')}>
              {t('labels:page.pdf')}
            </Button>
            {uses.every(({ paper }) => papers[paper].roll) && (
              <Button icon={<BarcodeOutlined aria-hidden />} disabled={count === 0} onClick={() => save('zpl')}>
                {t('labels:page.zpl')}
              </Button>
            )}
            <Button
              type="primary"
              icon={<PrinterOutlined aria-hidden />}
              disabled={count === 0}
              loading={printing}
              onClick={() => print((title) => tellNotice({ key: 'labels', tone: 'warning', title }))}
            >
              {t('labels:page.print', { count })}
            </Button>
          </Flex>
        </Flex>
        <Told data={data} anyway={anyway} onAnyway={setAnyway} />
        <Typography.Text type="secondary">{t('labels:page.scale')}</Typography.Text>
        {data.boxes === 0 ? (
          <Empty description={t('labels:page.none')} />
        ) : (
          <div className="label-previews">
            {data.items.map((label) => (
              <div key={`${label.order} ${label.number}`} className="label-preview">
                <LabelDrawing label={label} />
              </div>
            ))}
          </div>
        )}
        {data.boxes > SHOWN && (
          <Pagination
            current={page}
            pageSize={SHOWN}
            total={data.boxes}
            showSizeChanger={false}
            showTotal={(total) => t('labels:page.shown', { total })}
            onChange={setPage}
          />
        )}
      </Flex>
      {printed}
    </div>
  );
}

/** The codes whose settings labels are made with; nothing for a sheet without warehouses. */
const warehousesOf = (data: Output<'labels.preview'> | undefined): readonly string[] => [
  ...new Set(data?.orders.map(({ warehouse }) => warehouse)),
];

interface ToldProps {
  readonly data: Output<'labels.preview'>;
  readonly anyway: boolean;
  readonly onAnyway: (anyway: boolean) => void;
}

/** What a person should know before printing: sentences, the orders without labels, and the second question about doubtful ones. */
function Told({ data: { notes, left }, anyway, onAnyway }: ToldProps) {
  const t = useText();
  const asks = anyway || left.some(({ reason }) => isDoubtful(reason));
  return (
    <>
      {notes.length > 0 && (
        <Alert showIcon type="info" title={t('labels:page.notes')} description={<Sentences of={notes} />} />
      )}
      {left.length > 0 && (
        <Alert
          showIcon
          type="warning"
          title={t('labels:page.left', { count: left.length })}
          description={<Sentences of={left.map(({ text }) => text)} />}
        />
      )}
      {asks && (
        <Checkbox checked={anyway} onChange={({ target }) => onAnyway(target.checked)}>
          {t('labels:page.anyway')}
        </Checkbox>
      )}
    </>
  );
}

/** All of them, in a space of their own where they are many. */
function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 160, overflow: 'auto' }}>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
