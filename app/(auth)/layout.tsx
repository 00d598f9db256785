import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ChainLogo } from "#components/brand.tsx";

// Under `no-referrer` a browser sends `Origin: null` with a form, which proxy.ts refuses. This still names no path.
export const metadata: Metadata = { referrer: "strict-origin" };

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-screen w-full max-w-[27rem] flex-col gap-9 px-4 py-16">
      <p className="flex items-center gap-2.5 font-serif text-[1.3125rem] leading-none font-[560] tracking-tight">
        <ChainLogo />
        Rollcall
      </p>
      {children}
    </main>
  );
}
