import type { ApiClient } from "./api-client.ts";
import { CallFault } from "./call-fault.ts";
import { faultOf, type ListFault, type ListResult } from "./list-result.ts";
import { pathOf, type Listing } from "./listings.ts";
import { readPage, TOKENS_ACCEPT, TOKENS_QUERY, type Page } from "./page.ts";
import { Progress } from "./progress.ts";
import { readSecretTable, TABLE_ACCEPT, TABLE_QUERY } from "./secret-table.ts";

/**
 * Reads one list to its end, page by page. A list whose place was forgotten on the way (410: continue tokens live for
 * about five minutes) begins anew once, in one piece: going on with the token offered then would show two moments.
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export async function readList(client: ApiClient, listing: Listing, namespace?: string): Promise<ListResult> {
  const first = await readPages(client, listing, namespace, client.limits.pageSize);
  if (!first.expired) return first;
  const second = await readPages(client, listing, namespace, null);
  if (!second.fault) return second;
  const place = `GET ${pathOf(listing, namespace)}`;
  const reason = `${place} outlived its place in the list (410), and reading it in one piece failed. ${second.fault.reason}`;
  return { intake: first.intake, fault: { ...second.fault, status: "partial", reason } };
}

async function readPages(
  client: ApiClient,
  listing: Listing,
  namespace: string | undefined,
  pageSize: number | null,
): Promise<ListResult & { expired?: boolean }> {
  const place = `GET ${pathOf(listing, namespace)}`;
  const whole = client.newIntake();
  const progress = new Progress(listing);
  for (;;) {
    let page: Page;
    try {
      page = await askForPage(client, listing, namespace, place, progress.query(pageSize));
      progress.check(page, namespace);
    } catch (error) {
      const fault = faultOf(error, place, `list ${listing.plural}`, progress.pages, listing.optional);
      const expired = error instanceof CallFault && error.kind === "expired" && progress.pages > 0;
      return { intake: whole, fault, expired };
    }
    whole.absorb(page.intake);
    client.onObjects?.(listing.slice, page.items);
    progress.add(page);
    if (page.next === "") break;
  }
  const { lost, fault } = progress.atEnd();
  if (fault !== undefined) return { intake: whole, fault: partial(`${place}: ${fault}.`) };
  if (lost === 0) return { intake: whole };
  const items = lost === 1 ? "one item" : `${lost} items`;
  return { intake: whole, fault: partial(`${place}: ${items} of the answer could not be read as ${listing.kind}.`) };
}

function askForPage(
  client: ApiClient,
  listing: Listing,
  namespace: string | undefined,
  place: string,
  query: string,
): Promise<Page> {
  const path = pathOf(listing, namespace);
  if (listing.form === "list") {
    return client.askPatiently({ path: query === "" ? path : `${path}?${query}` }, (text) =>
      readPage(client.newIntake(), listing, place, text),
    );
  }
  if (listing.form === "tokens") {
    const call = { path: `${path}?${TOKENS_QUERY}&${query}`, accept: TOKENS_ACCEPT };
    return client.askPatiently(call, (text) => readPage(client.newIntake(), listing, place, text));
  }
  const call = { path: `${path}?${TABLE_QUERY}&${query}`, accept: TABLE_ACCEPT };
  return client.askPatiently(call, (text) => readSecretTable(client.newIntake(), namespace ?? "", place, text));
}

function partial(reason: string): ListFault {
  return { status: "partial", reason };
}
