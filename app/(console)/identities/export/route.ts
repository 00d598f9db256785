import { AppError } from "#lib/errors.ts";
import { contextOrNull } from "#lib/server/context.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import { streamText } from "#lib/server/stream-text.ts";
import { exportInventory } from "#lib/service/inventory-export.ts";
import { readExportForm } from "./export-form.ts";

/** The inventory as a file: a form posts here, and the browser saves what comes while it comes. */
export async function POST(request: Request): Promise<Response> {
  try {
    const context = await contextOrNull();
    if (!context) return sentence("You are signed out. Sign in and export again.", 401);
    const form = readExportForm(await request.formData().catch(() => new FormData()));
    if (!form) return sentence("This export is not one that Rollcall offers. Go back and try again.", 400);
    const { fileName, contentType, text } = await exportInventory(context, form);
    return new Response(streamText(text), {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    const { message } = explainFailure(error);
    return sentence(message, error instanceof AppError ? error.status : 500);
  }
}

function sentence(message: string, status: number): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${message}\n`, { status, headers });
}
