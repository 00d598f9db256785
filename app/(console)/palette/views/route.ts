import { listViews } from "#lib/service/saved-views.ts";
import { shownViews, viewAddress } from "../../identities/views.ts";
import { parseAsInstant } from "../../search-params.ts";
import { answer } from "../../answer.ts";

/** The views of the inventory, with their addresses in the time that is shown, for the command palette. */
export async function GET(request: Request): Promise<Response> {
  const asOf = parseAsInstant.parse(new URL(request.url).searchParams.get("asof") ?? "");
  return answer(async (context) => {
    const { saved } = await listViews(context);
    return shownViews(saved).map((view) => ({ id: view.id, name: view.name, path: viewAddress(view, asOf) }));
  });
}
