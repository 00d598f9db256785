import { setTimeout as sleep } from "node:timers/promises";
import { DATA_DIR, rollcall, startApp } from "./app.ts";
import { removeDataDirectory } from "#lib/launch/postgres/throw-away.ts";

const SAMPLE_WITHIN_MS = 180_000;

/** Starts the app once for all specs and waits for the sample organization. */
export default async function setup(): Promise<() => Promise<void>> {
  const app = await startApp();
  if (!app.signInLink) throw new Error(`npm start printed no sign-in link:\n${app.output()}`);
  process.env.E2E_SIGN_IN_LINK = app.signInLink;
  await untilSampleIsThere();
  return async () => {
    await app.stop();
    await removeDataDirectory(DATA_DIR);
  };
}

/** The sample's last export is the one of staging-eu; its accounts are there when everything before is. */
async function untilSampleIsThere(): Promise<void> {
  const started = performance.now();
  while (performance.now() - started < SAMPLE_WITHIN_MS) {
    const { stdout } = await rollcall("identities", "--json", "--all");
    if (stdout.trim().split("\n").length >= 242) return;
    await sleep(1000);
  }
  throw new Error("The sample organization was not collected in time");
}
