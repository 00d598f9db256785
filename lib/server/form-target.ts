/**
 * To which other host a page may post: the page from which an App is made posts to the GitHub its address names, and no
 * other page to anywhere. The page itself checks that this is the GitHub of its source, and draws no form otherwise.
 */
export function formTarget({ pathname, searchParams }: Pick<URL, "pathname" | "searchParams">): string | null {
  const at = searchParams.get("at");
  if (at === null || !/^\/connect\/[a-z0-9-]+\/app$/.test(pathname)) return null;
  const url = URL.parse(`https://${at}`);
  // Written out it has to be a host alone: a policy is a text, and this stands in it.
  return url !== null && url.host === at && HOST.test(at) ? url.origin : null;
}

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/;
