import { ConfigProvider, theme } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import './print-sheet.css';

interface Props {
  /** Besides `print-sheet`. */
  readonly className?: string;
  /** The dialog was closed: take the sheet out of the page again. */
  readonly onPrinted: () => void;
  readonly children: ReactNode;
}

/** What stands on paper instead of the page, black on white whatever the screen's theme; opens the print dialog as it appears. */
export function PrintSheet({ className, onPrinted, children }: Props) {
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [onPrinted]);
  return createPortal(
    <div className={className ? `print-sheet ${className}` : 'print-sheet'}>
      <ConfigProvider theme={{ algorithm: theme.defaultAlgorithm }}>{children}</ConfigProvider>
    </div>,
    document.body,
  );
}
