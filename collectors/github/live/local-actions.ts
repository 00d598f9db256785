import type { ActionReader } from "../workflows/place.ts";
import { CallFault } from "./call-fault.ts";
import { filesQuery } from "./details-query.ts";
import type { Repository } from "./listings/repositories.ts";
import { isRecord } from "./records.ts";
import { askRepository } from "./repository-query.ts";
import type { Session } from "./session.ts";

/** Most files asked for in one query. */
const TOGETHER = 50;

/** How deep actions that use actions are followed. */
const ROUNDS = 10;

/** Actions that lie in the repository itself, fetched when a workflow uses them: what they do, its jobs do. */
export class LocalActions {
  readonly #session: Session;
  readonly #repository: Repository;
  readonly #at: string;
  readonly #known = new Map<string, string | null>();

  /** @param at the commit they are read at */
  constructor(session: Session, repository: Repository, at = "HEAD") {
    this.#session = session;
    this.#repository = repository;
    this.#at = at;
  }

  /** Reads again until no action is wanted that was not fetched; or says which call failed. */
  async readWith<Result>(read: (action: ActionReader) => Result): Promise<Result | CallFault> {
    for (let round = 0; ; round += 1) {
      const wanted = new Set<string>();
      const result = read((path) => {
        if (path.split("/").some((part) => part === ".." || part === ".git")) return null;
        const known = this.#known.get(path);
        if (known === undefined) wanted.add(path);
        return known ?? null;
      });
      if (wanted.size === 0 || round === ROUNDS) return result;
      try {
        await this.#fetch([...wanted]);
      } catch (error) {
        if (error instanceof CallFault) return error;
        throw error;
      }
    }
  }

  async #fetch(paths: readonly string[]): Promise<void> {
    const files = paths.flatMap((path) =>
      ["action.yml", "action.yaml"].map((name) => ({ path, file: path === "" ? name : `${path}/${name}` })),
    );
    for (let from = 0; from < files.length; from += TOGETHER) {
      const some = files.slice(from, from + TOGETHER);
      const variables = Object.fromEntries(some.map(({ file }, index) => [`p${index}`, `${this.#at}:${file}`]));
      const query = filesQuery(some.length);
      const node = await askRepository(this.#session, this.#repository, query, variables);
      for (const [index, { path }] of some.entries()) {
        const blob = node[`f${index}`];
        if (
          isRecord(blob) &&
          typeof blob["text"] === "string" &&
          blob["isTruncated"] === false &&
          !this.#known.get(path)
        ) {
          this.#known.set(path, blob["text"]);
        } else if (blob === null && !this.#known.has(path)) {
          this.#known.set(path, null);
        } else if (blob !== null && !this.#known.get(path)) {
          throw new CallFault("lasting", "is not given whole by GitHub");
        }
      }
    }
  }
}
