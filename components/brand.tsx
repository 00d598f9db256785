"use client";

/** The chain: identity, identity, production. */
export function ChainLogo() {
  return (
    <svg viewBox="0 0 34 12" width="34" height="12" aria-hidden>
      <g fill="none" stroke="currentColor" strokeWidth="1.6">
        <path d="M9 6h5M21 6h4" />
        <circle cx="5" cy="6" r="3.4" />
        <circle cx="17.5" cy="6" r="3.4" />
      </g>
      <rect x="25" y="2" width="8" height="8" rx="1.4" fill="var(--color-prod)" />
    </svg>
  );
}
