import type { ReactNode } from 'react';
import './nav-links.css';

interface NavLink {
  readonly href: string;
  readonly text: string;
  readonly icon?: ReactNode;
  readonly current: boolean;
  /** Stands behind the text: a count, say. */
  readonly extra?: ReactNode;
}

/** A row of links, one of them the current one. */
export function NavLinks({ label, links }: { readonly label: string; readonly links: readonly NavLink[] }) {
  return (
    <nav aria-label={label} className="nav-links">
      {links.map(({ href, text, icon, current, extra }) => (
        <a key={href} href={href} aria-current={current ? 'page' : undefined}>
          {icon}
          <span>{text}</span>
          {extra}
        </a>
      ))}
    </nav>
  );
}
