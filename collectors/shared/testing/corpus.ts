import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the corpus of real manifests lies; absent for most who run these tests. */
export const CORPUS =
  process.env["ROLLCALL_CORPUS"] ?? fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));

export const hasCorpus = existsSync(`${CORPUS}/kubernetes`);
