import { Typography } from 'antd';

/** JSON as people read it, to be scrolled and copied. */
export function JsonText({ text }: { readonly text: string }) {
  const pretty = JSON.stringify(JSON.parse(text), null, 2);
  return (
    <Typography.Paragraph copyable={{ text: pretty }} style={{ margin: 0 }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} style={{ margin: 0, maxHeight: 320, overflow: 'auto', fontSize: 12 }}>
        {pretty}
      </pre>
    </Typography.Paragraph>
  );
}
