import type { MouseEvent, ReactNode } from 'react';
import { addressOf, navigate } from '../location.ts';

interface LinkProps {
  /** Path below the root, such as `/models/glm-4-5`. */
  to: string;
  children: ReactNode;
  className?: string;
  current?: boolean;
}

/** A link to another page of the site, without loading it anew. */
export function Link({ to, children, className, current }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    const plain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!plain || event.defaultPrevented) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a
      href={addressOf(to)}
      onClick={follow}
      className={className}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  );
}

/** The address if it is one of the web, else undefined: text from outside decides no other scheme. */
export function webAddress(address: string | null | undefined): string | undefined {
  if (!address || !/^https?:\/\//i.test(address)) return undefined;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

interface OutsideLinkProps {
  url: string | null | undefined;
  children: ReactNode;
  className?: string;
}

/** A link out of the site; plain text when the address is not one of the web. */
export function OutsideLink({ url, children, className }: OutsideLinkProps) {
  const address = webAddress(url);
  if (address === undefined) return <span className={className}>{children}</span>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" className={className}>
      {children}
    </a>
  );
}
