import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ActionReader, WorkflowPlace } from "../place.ts";

/** Where the corpus of real repositories lies; absent for most who run these tests. */
export const CORPUS = join(
  process.env["ROLLCALL_CORPUS"] ?? fileURLToPath(new URL("../../../../../shared/corpus", import.meta.url)),
  "github-workflows",
);

export const hasCorpus = existsSync(CORPUS);

/** A workflow file of the corpus. */
export interface CorpusFile {
  /** Path inside the corpus: `acme__api/.github/workflows/release.yml`. */
  file: string;
  text: string;
  place: WorkflowPlace;
  readAction: ActionReader;
}

/** One file of the corpus by its path in it. */
export function corpusFile(file: string): CorpusFile {
  const [folder = "", ...inside] = file.split("/");
  const [owner = "", repository = ""] = folder.split("__");
  return {
    file,
    text: readFileSync(join(CORPUS, file), "utf8"),
    place: { owner, repository, path: inside.join("/") },
    readAction: (path) => actionIn(join(CORPUS, folder, path)),
  };
}

/** Every workflow file of the corpus. */
export function corpusFiles(): CorpusFile[] {
  return readdirSync(CORPUS).flatMap((folder) => {
    const directory = join(CORPUS, folder, ".github/workflows");
    const names = existsSync(directory) ? readdirSync(directory).filter((name) => /\.ya?ml$/.test(name)) : [];
    return names.map((name) => corpusFile(`${folder}/.github/workflows/${name}`));
  });
}

function actionIn(directory: string): string | null {
  const found = ["action.yml", "action.yaml"].map((name) => join(directory, name)).find((path) => existsSync(path));
  return found === undefined ? null : readFileSync(found, "utf8");
}
