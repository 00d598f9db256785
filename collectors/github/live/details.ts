import { CallFault } from "./call-fault.ts";
import { DETAILS_QUERY } from "./details-query.ts";
import type { GraphqlError } from "./graphql-answer.ts";
import type { Repository } from "./listings/repositories.ts";
import { isRecord } from "./records.ts";
import { gateOf, type Session } from "./session.ts";

/** What GraphQL said of one repository; or why nothing. */
export type Detail = { repository: Record<string, unknown>; faults: ReadonlyMap<string, GraphqlError> } | CallFault;

/**
 * Asks for many repositories in one query. Where GitHub does not manage as many (502, time-outs), it is asked for half of
 * them, down to one; the size that worked is kept.
 */
export class DetailReader {
  readonly #session: Session;
  #size: number;

  constructor(session: Session) {
    this.#session = session;
    this.#size = session.client.limits.batchSize;
  }

  /** How many are asked for at once by now. */
  get size(): number {
    return this.#size;
  }

  /** Details by id of the repository in GraphQL. */
  async read(repositories: readonly Repository[]): Promise<Map<string, Detail>> {
    const found = new Map<string, Detail>();
    const waiting = [...repositories];
    while (waiting.length > 0) {
      const batch = waiting.slice(0, this.#size);
      try {
        for (const [node, detail] of await this.#ask(batch)) found.set(node, detail);
      } catch (error) {
        if (!(error instanceof CallFault)) throw error;
        if (error.kind === "passing" && batch.length > 1) {
          this.#size = Math.ceil(batch.length / 2);
          continue;
        }
        for (const { node } of batch) found.set(node, error);
      }
      waiting.splice(0, batch.length);
    }
    return found;
  }

  async #ask(batch: readonly Repository[]): Promise<[string, Detail][]> {
    const { client } = this.#session;
    const variables = {
      ids: batch.map(({ node }) => node),
      contents: gateOf(this.#session, "contents") === null,
      protection: gateOf(this.#session, "administration") === null,
    };
    const { data, errors } = await client.graphql(DETAILS_QUERY, variables);
    const { nodes } = data;
    if (!Array.isArray(nodes) || nodes.length !== batch.length) {
      throw new CallFault("lasting", "was answered with another number of repositories than were asked for");
    }
    // An error that says no place may be about any of them.
    const everywhere = errors.find(({ path }) => path[0] !== "nodes" || typeof path[1] !== "number");
    return batch.map(({ node }, index): [string, Detail] => {
      const value: unknown = nodes[index];
      if (!isRecord(value) || value["id"] !== node) return [node, NOTHING];
      const own = errors.filter(({ path }) => path[0] === "nodes" && path[1] === index);
      const faults = new Map(own.map((error) => [String(error.path[2] ?? "*"), error]));
      if (everywhere) faults.set("*", everywhere);
      return [node, { repository: value, faults }];
    });
  }
}

const NOTHING = new CallFault(
  "lasting",
  "brought nothing of this repository: it was deleted or hidden since it was listed",
);

/** The fault that concerns one of the fields, or all of them. */
export function faultIn(detail: Exclude<Detail, CallFault>, ...fields: string[]): CallFault | null {
  for (const field of ["*", ...fields]) {
    const fault = detail.faults.get(field);
    if (!fault) continue;
    if (fault.type === "FORBIDDEN") return new CallFault("denied", "was refused in part (FORBIDDEN)", { status: 403 });
    return new CallFault("passing", "was answered in part, with errors");
  }
  return null;
}
