import { type ReactNode, useId } from 'react';
import './nav-links.css';

interface NavLink {
  readonly href: string;
  readonly text: string;
  readonly icon?: ReactNode;
  readonly current: boolean;
  /** Stands behind the text: a count, say. */
  readonly extra?: ReactNode;
  /** Told after the link's name: how it stands there. */
  readonly about?: ReactNode;
}

/** A row of links, one of them the current one. */
export function NavLinks({ label, links }: { readonly label: string; readonly links: readonly NavLink[] }) {
  const id = useId();
  return (
    <nav aria-label={label} className="nav-links">
      {links.map(({ href, text, icon, current, extra, about }, at) => (
        <a
          key={href}
          href={href}
          aria-current={current ? 'page' : undefined}
          aria-describedby={about === undefined ? undefined : `${id}${at}`}
        >
          {icon}
          <span>{text}</span>
          {extra}
          {about !== undefined && (
            <small id={`${id}${at}`} aria-hidden>
              {about}
            </small>
          )}
        </a>
      ))}
    </nav>
  );
}
