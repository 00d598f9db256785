import type { FirstSignIn } from "./first-sign-in.ts";

/** What a person who has just typed `npm start` wants to know. */
export interface Announcement {
  url: string;
  readyInMs: number;
  /** Only while there is no administrator. */
  signIn: FirstSignIn | undefined;
  now: Date;
}

/** The lines that are printed when the app is ready. */
export function announcement({ url, readyInMs, signIn, now }: Announcement): string {
  const lines = [`Ready in ${(readyInMs / 1000).toFixed(1)} s`, "", `  Open     ${url}`];
  if (signIn !== undefined) {
    const minutes = Math.round((signIn.expiresAt.getTime() - now.getTime()) / 60_000);
    lines.push(
      `  Sign in  ${signIn.url}`,
      `           This link works once, within ${minutes} minutes, and makes you the administrator. A new one: npm run rollcall -- sign-in-link`,
    );
  }
  lines.push("", "Ctrl-C stops it.", "");
  return lines.join("\n");
}
