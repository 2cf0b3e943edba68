import { Alert } from 'antd';
import type { Output } from '#shared/contract.ts';
import { reasonWords } from '#shared/text/outcome-words.ts';
import { useText } from '../../../preferences/preferences.tsx';

/** What trying an account came to, and what to do about it. */
export function TestResult({ result }: { readonly result: Output<'accounts.test'> | undefined }) {
  const t = useText();
  if (!result) return null;
  const { ok, code, params } = result;
  const words = typeof params.reason === 'string' ? { reason: reasonWords(t, params.reason) } : {};
  return (
    <Alert
      showIcon
      type={ok ? 'success' : 'error'}
      title={t.dynamic(`submission:account.${code}`, { ...params, ...words })}
    />
  );
}
