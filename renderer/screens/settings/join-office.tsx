import { Alert, Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { Failure } from '#shared/contract/failure.ts';
import type { Output } from '#shared/contract.ts';
import type { Translate } from '#shared/text/index.ts';
import { failureWords } from '#shared/text/outcome-words.ts';
import { useAction, useEngine } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';

interface Values {
  readonly address?: string;
  readonly password?: string;
  readonly name?: string;
}

type Tested = { readonly found: Output<'ledger.test'> } | { readonly failure: Failure };

/** Where the office's ledger is, with a button that says what is wrong before anything is changed. */
export function JoinOffice({ standing }: { readonly standing: Output<'ledger.standing'> }) {
  const t = useText();
  const engine = useEngine();
  const [form] = Form.useForm<Values>();
  const [tested, setTested] = useState<Tested | 'asking' | null>(null);
  const join = useAction('ledger.join');
  const check = async () => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    setTested('asking');
    engine.call('ledger.test', { url: urlOf(values) }).then(
      (found) => setTested({ found }),
      (error: unknown) => setTested({ failure: error instanceof Failure ? error : new Failure('internal') }),
    );
  };
  const goOn = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values) join.mutate({ url: urlOf(values), name: values.name?.trim() || null });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      style={{ maxWidth: 560 }}
      initialValues={{ name: standing.desk.name }}
      onValuesChange={(changed: Values) => {
        setTested(null);
        // A password that came with the address is not left in the open.
        const parted = changed.address === undefined ? null : passwordApart(changed.address);
        if (parted) form.setFieldsValue(parted);
      }}
    >
      <Form.Item
        name="address"
        label={t('office:page.address')}
        extra={t('office:page.addressHelp')}
        rules={[{ required: true, whitespace: true, message: t('failure:ledger.address') }]}
      >
        <Input placeholder="postgres://desk_1@db.example.com:5432/office" autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={t('office:page.password')} extra={t('office:page.passwordHelp')}>
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t('office:page.desk')} extra={t('office:page.deskHelp')}>
        <Input maxLength={60} />
      </Form.Item>
      <Flex vertical gap={12}>
        <Flex gap={8}>
          <Button loading={tested === 'asking'} onClick={() => void check()}>
            {t('office:page.test')}
          </Button>
          <Button type="primary" loading={join.isPending} onClick={() => void goOn()}>
            {t('office:page.join')}
          </Button>
        </Flex>
        <div role="status">{tested !== null && tested !== 'asking' && <TestResult tested={tested} />}</div>
      </Flex>
    </Form>
  );
}

function TestResult({ tested }: { readonly tested: Tested }) {
  const t = useText();
  if ('failure' in tested) return <Alert showIcon type="error" title={failureWords(t, tested.failure)} />;
  return (
    <Alert
      showIcon
      type="success"
      title={t('office:page.usable')}
      description={foundWords(t, tested.found).map((line) => <div key={line}>{line}</div>)}
    />
  );
}

/** What a test of the address found, a sentence each. */
function foundWords(
  t: Translate,
  { address, server, encrypted, tables, role, desks }: Output<'ledger.test'>,
): readonly string[] {
  return [
    t('office:answers', { address, server }),
    t(encrypted ? 'office:encrypted' : 'office:onThisComputer'),
    t(`office:tables.${tables}`, { desks }),
    t(`office:role.${role}`),
  ];
}

/** What was typed as the address goes on to the engine as it stands where it is none: it says so. */
function urlOf({ address = '', password = '' }: Values): string {
  const text = address.trim();
  if (password === '' || !URL.canParse(text)) return text;
  const url = new URL(text);
  url.password = encodeURIComponent(password);
  return url.href;
}

function passwordApart(text: string): Required<Pick<Values, 'address' | 'password'>> | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || url.password === '') return null;
  try {
    const password = decodeURIComponent(url.password);
    url.password = '';
    return { address: url.href, password };
  } catch {
    return null;
  }
}
