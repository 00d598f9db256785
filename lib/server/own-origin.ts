import "server-only";
import { headers } from "next/headers";
import { baseUrl, servedOrigins } from "./origins.ts";
import { webSettings } from "./settings.ts";

/** The origin under which this browser sees Rollcall; proxy.ts has checked the name. */
export async function ownOrigin(): Promise<string> {
  const settings = webSettings();
  const host = (await headers()).get("host")?.toLowerCase() ?? "";
  return servedOrigins(settings).get(host) ?? baseUrl(settings);
}
