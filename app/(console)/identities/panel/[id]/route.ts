import { contextOrNull } from "#lib/server/context.ts";
import { readIdentityRequest } from "../../[id]/search-params.ts";
import { loadPanel } from "../load-panel.ts";

/** What the side panel shows of one identity, so that going from row to row does not read the list again. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  const context = await contextOrNull();
  if (!context) return Response.json({ code: "unauthenticated" }, { status: 401, headers });
  const { id } = await params;
  const asked = readIdentityRequest(Object.fromEntries(new URL(request.url).searchParams), context.now);
  const { tab, asof, kind, fact } = asked.params;
  const answer = await loadPanel(context, { id, tab, asOf: asof, kind, fact });
  return Response.json(answer, { status: "problem" in answer ? 404 : 200, headers });
}
