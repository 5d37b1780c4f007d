/** One place on the rail. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import css from './rail.module.css';

interface RailLinkProps {
  to: '/' | '/library' | '/settings';
  label: string;
  icon: ReactNode;
}

export function RailLink({ to, label, icon }: RailLinkProps) {
  return (
    <li>
      <Link to={to} className={css.link} activeOptions={{ exact: to === '/' }}>
        {icon}
        <span>{label}</span>
      </Link>
    </li>
  );
}
