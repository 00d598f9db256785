import { ExportRequest } from "#lib/service/inventory-export.ts";

/**
 * Reads what the form posts; ids and exceptions are lists with commas. Null when something in it is not what the page
 * writes: an export of other rows than asked for would be worse than none.
 */
export function readExportForm(form: FormData): ExportRequest | null {
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const at = field("at");
  const parsed = ExportRequest.safeParse({
    format: field("format"),
    q: field("q") ?? "",
    sort: field("sort"),
    dir: field("dir"),
    humans: field("humans") === "true",
    vendors: field("vendors") === "true",
    at: at === undefined ? undefined : new Date(at),
    ids: field("ids")?.split(","),
    except: field("except")?.split(","),
    view: field("view"),
  });
  return parsed.success ? parsed.data : null;
}
