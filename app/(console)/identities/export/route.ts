import { contextOrNull } from "#lib/server/context.ts";
import { streamText } from "#lib/server/stream-text.ts";
import { exportInventory } from "#lib/service/inventory-export.ts";
import { readExportForm } from "./export-form.ts";
import { NOT_OFFERED, refusalOf, refuse, SIGNED_OUT } from "./refusal.ts";

/** The inventory as a file: a form posts here, and the browser saves what comes while it comes. */
export async function POST(request: Request): Promise<Response> {
  try {
    const context = await contextOrNull();
    if (!context) return refuse(request, SIGNED_OUT);
    const form = readExportForm(await request.formData().catch(() => new FormData()));
    if (!form) return refuse(request, NOT_OFFERED);
    const { fileName, contentType, text } = await exportInventory(context, form);
    return new Response(streamText(text), {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return refuse(request, refusalOf(error));
  }
}
