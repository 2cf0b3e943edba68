// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BoxLabel } from '#shared/contract/labels.ts';
import type { Output } from '#shared/contract.ts';
import { patience } from '../../../patience.ts';
import { type Answers, fakeEngine, makeRun, showPage } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/labels';
});
afterEach(() => {
  vi.restoreAllMocks();
});

const label = (number: number, of: number): BoxLabel => ({
  order: 'IB-1',
  boxNo: `0${number}`,
  number,
  of,
  width: 100,
  height: 150,
  marks: [
    { type: 'text', x: 3, y: 12, size: 5, width: 20, text: 'SYD01' },
    { type: 'code128', x: 20, y: 40, height: 25, module: 0.5, bars: [2, 1, 1], text: `0${number}` },
    { type: 'qr', x: 70, y: 20, module: 0.5, rows: ['110', '001'], text: 'IB-1' },
  ],
});

const preview: Output<'labels.preview'> = {
  boxes: 2,
  labels: 2,
  left: [],
  notes: [],
  paper: '100x150',
  orders: [{ key: 'IB-1', boxes: 2, warehouse: 'SYD01' }],
  items: [label(1, 2), label(2, 2)],
};

function show(shown: Partial<Output<'labels.preview'>> = {}, answers: Answers = {}) {
  const run = makeRun('one', { state: 'finished' });
  let office: Record<string, string | number | boolean> = { firstRunDone: true };
  const program = fakeEngine({
    'settings.get': () => office,
    'settings.set': ({ values }) => {
      office = { ...office, ...values };
      return office;
    },
    'settings.forget': ({ names }) => {
      office = Object.fromEntries(Object.entries(office).filter(([name]) => !names.includes(name)));
      return office;
    },
    'runs.list': () => ({ total: 1, items: [run] }),
    'runs.get': () => run,
    'accounts.list': () => [],
    'labels.preview': () => ({ ...preview, ...shown }),
    'labels.write': ({ out }) => ({ ...preview, files: [{ path: out, notes: [] }] }),
    ...answers,
  });
  const save = async (name: string, write: (out: string) => Promise<string[]>) => write(`/home/${name}`);
  showPage(program.engine, { save });
  return program;
}

test('each carton is seen as it will be printed, and counted', async () => {
  show();
  const second = await screen.findByRole('img', { name: '箱唛 IB-1，第 2 / 2 箱' });
  expect(second.getAttribute('viewBox')).toBe('0 0 100 150');
  expect(within(second).getByText('SYD01').getAttribute('textLength')).toBe('20');
  const paths = [...second.querySelectorAll('path')].map((path) => path.getAttribute('d'));
  // A bar of two modules, a gap, a bar of one; of the squares those that stand together.
  expect(paths).toEqual(['M20 40h1v25h-1zM21.5 40h0.5v25h-0.5z', 'M70 20h1v0.5h-1zM71 20.5h0.5v0.5h-0.5z']);
  expect(screen.getByText('1 张单据 · 2 箱 = 2 张标签')).toBeTruthy();
});

test('what is chosen is kept by the office and asked for anew', async () => {
  const { asked } = show();
  const remark = await screen.findByRole('checkbox', { name: /^备注/ });
  const before = asked('labels.preview').length;
  fireEvent.click(remark);
  await vi.waitFor(() => expect(asked('settings.set')).toEqual([{ values: { 'label.remark': true } }]), patience);
  await vi.waitFor(() => expect(asked('labels.preview').length).toBeGreaterThan(before), patience);
  fireEvent.change(screen.getByRole('textbox', { name: /产地声明/ }), { target: { value: 'MADE IN CHINA' } });
  expect(asked('settings.set')).toHaveLength(1);
  fireEvent.blur(screen.getByRole('textbox', { name: /产地声明/ }));
  await vi.waitFor(
    () => expect(asked('settings.set')[1]).toEqual({ values: { 'label.origin': 'MADE IN CHINA' } }),
    patience,
  );
});

test('saved as PDF and for a label printer, of the order that the address names', async () => {
  location.hash = '#/runs/one/labels/IB-1';
  const { asked } = show();
  fireEvent.click(await screen.findByRole('button', { name: '存成 PDF' }));
  fireEvent.click(screen.getByRole('button', { name: /存成 ZPL/ }));
  await vi.waitFor(() => expect(asked('labels.write')).toHaveLength(2), patience);
  expect(asked('labels.write')).toMatchObject([
    { run: 'one', orders: ['IB-1'], format: 'pdf', out: '/home/one-箱唛.pdf', from: 1, lang: 'zh' },
    { run: 'one', orders: ['IB-1'], format: 'zpl', out: '/home/one-箱唛.zpl' },
  ]);
});

test('printed, each on a page of its size, and gone when the dialog closes', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  show();
  fireEvent.click(await screen.findByRole('button', { name: '打印 2 张' }));
  await vi.waitFor(() => expect(print).toHaveBeenCalledTimes(1), patience);
  const sheet = document.querySelector('.print-labels');
  expect(sheet?.querySelectorAll('.label-page')).toHaveLength(2);
  expect(sheet?.querySelector('style')?.textContent).toContain('size: 100mm 150mm; margin: 0');
  expect(sheet?.querySelector<HTMLElement>('.label-page')?.style.width).toBe('100mm');
  fireEvent(window, new Event('afterprint'));
  await vi.waitFor(() => expect(document.querySelector('.print-labels')).toBeNull(), patience);
  vi.unstubAllGlobals();
});

test.each([
  ['too many', { boxes: 501, labels: 501 }, /一次最多直接打印 500 张/],
  ['papers of several sizes', { items: [{ ...label(1, 1), height: 100 }] }, /不能直接打印/],
])('%s are not printed directly, and it is said why', async (_, shown, words) => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  show(shown);
  fireEvent.click(await screen.findByRole('button', { name: /^打印 \d+ 张/ }));
  expect(await screen.findByText(words)).toBeTruthy();
  expect(print).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

test('orders without labels are named, and doubtful ones need a second word', async () => {
  const left = [{ key: 'IB-2', reason: 'rejected', text: 'IB-2：被拒，没有箱唛' }] as const;
  const { asked } = show({ left: [...left], notes: ['演练单据'] });
  expect(await screen.findByText('IB-2：被拒，没有箱唛')).toBeTruthy();
  expect(screen.getByText('演练单据')).toBeTruthy();
  expect(asked('labels.preview').every(({ anyway }) => anyway === false)).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: /结果不确定的单据也打/ }));
  await vi.waitFor(() => expect(asked('labels.preview').at(-1)).toMatchObject({ anyway: true }), patience);
});

test.each(['rejected', 'withdrawn', 'shelved', 'unknown'] as const)(
  'a second word is asked for where an order is %s, and it alone lacks labels',
  async (reason) => {
    const { asked } = show({
      left: [{ key: 'IB-2', reason, text: 'IB-2' }],
      boxes: 0,
      labels: 0,
      items: [],
      orders: [],
    });
    fireEvent.click(await screen.findByRole('checkbox', { name: /结果不确定的单据也打/ }));
    await vi.waitFor(() => expect(asked('labels.preview').at(-1)).toMatchObject({ anyway: true }), patience);
  },
);

/** Chooses in a list that opens below its name. */
async function pick(name: string, option: string): Promise<void> {
  fireEvent.mouseDown(await screen.findByRole('combobox', { name }));
  fireEvent.click(await screen.findByText(option, { selector: '.ant-select-item-option-content' }));
}

test('a warehouse has settings of its own where a person says so, and is as all others again', async () => {
  const { asked } = show({ orders: [...preview.orders, { key: 'IB-2', boxes: 1, warehouse: 'MEL02' }] });
  await pick('下面的设置用于', '只用于 SYD01');
  expect(await screen.findByText('SYD01 现在和所有仓库一样；在这里改的只用于 SYD01。')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: /^备注/ }));
  await vi.waitFor(() => expect(asked('settings.set')).toEqual([{ values: { 'label@SYD01.remark': true } }]), patience);
  expect(await screen.findByText('SYD01 自己的设置：备注')).toBeTruthy();
  await pick('下面的设置用于', '所有仓库');
  const remark = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /^备注/ });
  await vi.waitFor(() => expect(remark().checked).toBe(false), patience);
  await pick('下面的设置用于', '只用于 SYD01（有自己的设置）');
  fireEvent.click(await screen.findByRole('button', { name: '和所有仓库一样' }));
  await vi.waitFor(() => expect(asked('settings.forget')).toEqual([{ names: ['label@SYD01.remark'] }]), patience);
  await vi.waitFor(() => expect(remark().checked).toBe(false), patience);
});

test.each([
  ['a paper of its own that is a sheet', { 'label@SYD01.paper': 'a4-2' }, false],
  ['rolls, whatever all others have', { 'label.paper': 'a4-2', 'label@SYD01.paper': '100x100' }, true],
])('a file for a label printer is offered by what the orders’ warehouses have: %s', async (_, kept, offered) => {
  show({}, { 'settings.get': () => ({ firstRunDone: true, ...kept }) });
  await screen.findByRole('button', { name: '存成 PDF' });
  expect(screen.queryByRole('button', { name: /存成 ZPL/ }) !== null).toBe(offered);
});

test('labels of a warehouse with copies of its own are printed so often', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  show({ labels: 4 }, { 'settings.get': () => ({ firstRunDone: true, 'label@SYD01.copies': 2 }) });
  fireEvent.click(await screen.findByRole('button', { name: '打印 4 张' }));
  await vi.waitFor(() => expect(print).toHaveBeenCalledTimes(1), patience);
  expect(document.querySelectorAll('.print-labels .label-page')).toHaveLength(4);
  fireEvent(window, new Event('afterprint'));
  vi.unstubAllGlobals();
});

test('English has its words, too', async () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-GB');
  show();
  expect(await screen.findByText('1 order · 2 boxes = 2 labels')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Print 2 labels' })).toBeTruthy();
});

test('a kind without boxes has no such step', async () => {
  location.hash = '#/runs/one/results';
  const run = makeRun('one', { kind: 'cainiao-stock-in' });
  show({}, { 'runs.get': () => run });
  await screen.findByRole('link', { name: '结果' });
  expect(screen.queryByRole('link', { name: '箱唛' })).toBeNull();
});

test('packing lists of the same orders are saved, and who has none is told', async () => {
  const left = [{ key: 'IB-2', reason: 'incomplete', text: 'IB-2：还有错误，没有装箱单' }] as const;
  const write = ({ out }: { out: string }) => ({ orders: 1, left: [...left], files: [{ path: out, notes: [] }] });
  const { asked } = show({}, { 'packingLists.write': write });
  fireEvent.click(await screen.findByRole('button', { name: '装箱单 / ASN' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '装箱单（PDF）' }));
  await vi.waitFor(() => expect(asked('packingLists.write')).toHaveLength(1), patience);
  expect(asked('packingLists.write')).toMatchObject([
    { run: 'one', type: 'packing-list', format: 'pdf', out: '/home/one-装箱单.pdf', lang: 'zh' },
  ]);
  expect(await screen.findByText('IB-2：还有错误，没有装箱单')).toBeTruthy();
});
