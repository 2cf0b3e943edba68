import { Button, Flex, Modal, Select, Typography } from 'antd';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useCall } from '../engine/engine.tsx';
import { useText } from '../preferences/preferences.tsx';
import { useAttachTo } from './attach-to.tsx';

/** Asks whose files are that no order names. */
interface WhichOrder {
  ask(run: { readonly id: string; readonly kind: string }, paths: readonly string[]): void;
}

const WhichOrderContext = createContext<WhichOrder>({ ask: () => undefined });

export function useWhichOrder(): WhichOrder {
  return useContext(WhichOrderContext);
}

interface Question {
  readonly run: string;
  readonly kind: string;
  readonly path: string;
}

/** Keeps the questions, whatever screen is shown; each is answered, or left, by itself. */
export function WhichOrderProvider({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const value = useMemo<WhichOrder>(
    () => ({
      ask: ({ id: run, kind }, paths) =>
        setQuestions((now) => [
          ...now,
          ...paths.filter((path) => !now.some((one) => one.path === path)).map((path) => ({ run, kind, path })),
        ]),
    }),
    [],
  );
  const close = (path: string) => setQuestions((now) => now.filter((question) => question.path !== path));
  return (
    <WhichOrderContext value={value}>
      {children}
      <Modal
        open={questions.length > 0}
        title={t('ui:attach.whose')}
        width={560}
        onCancel={() => setQuestions([])}
        footer={<Button onClick={() => setQuestions([])}>{t('ui:attach.none')}</Button>}
        closable={{ 'aria-label': t('ui:close') }}
        destroyOnHidden
      >
        <Typography.Paragraph type="secondary">{t('ui:attach.whoseHelp')}</Typography.Paragraph>
        <Flex vertical gap={12}>
          {questions.map((question) => (
            <AskOne key={question.path} question={question} onDone={() => close(question.path)} />
          ))}
        </Flex>
      </Modal>
    </WhichOrderContext>
  );
}

/** Orders offered at once; typing narrows them. */
const offered = 50;

function AskOne({ question, onDone }: { readonly question: Question; readonly onDone: () => void }) {
  const t = useText();
  const attachTo = useAttachTo();
  const { run, kind, path } = question;
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<number>();
  const [working, setWorking] = useState(false);
  const { data } = useCall('orders.window', { run, limit: offered, ...(search !== '' && { search }) });
  const found = (data?.items ?? []).filter(({ state }) => changeable.has(state));
  const name = nameOf(path);
  const give = async () => {
    const chosen = found.find(({ id }) => id === order);
    if (!chosen) return;
    setWorking(true);
    await attachTo({ run, kind, order: chosen.id, key: chosen.key }, Promise.resolve([path]));
    setWorking(false);
    onDone();
  };
  return (
    <Flex gap={8} align="center" wrap>
      <Typography.Text ellipsis={{ tooltip: name }} style={{ flex: '1 1 180px', minWidth: 0 }}>
        {name}
      </Typography.Text>
      <Select
        showSearch={{ filterOption: false, onSearch: setSearch }}
        aria-label={t('ui:attach.orderFor', { file: name })}
        placeholder={t('ui:attach.order')}
        style={{ flex: '1 1 180px' }}
        value={order}
        onChange={setOrder}
        options={found.map(({ id, key }) => ({ value: id, label: key }))}
      />
      <Button type="primary" disabled={order === undefined} loading={working} onClick={give}>
        {t('ui:attach.give')}
      </Button>
    </Flex>
  );
}

/** States in which an order still takes files. */
const changeable: ReadonlySet<string> = new Set(['incomplete', 'ready', 'rejected']);

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
