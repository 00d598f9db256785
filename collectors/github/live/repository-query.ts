import { CallFault } from "./call-fault.ts";
import type { Repository } from "./listings/repositories.ts";
import { isRecord } from "./records.ts";
import type { Session } from "./session.ts";

/**
 * Asks GraphQL about one repository: all of what is asked for, or nothing.
 * @throws CallFault also where some of it could not be answered
 */
export async function askRepository(
  session: Session,
  repository: Repository,
  query: string,
  variables: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { data, errors } = await session.client.graphql(query, { id: repository.node, ...variables });
  if (errors.some(({ type }) => type === "FORBIDDEN")) {
    throw new CallFault("denied", "was refused in part (FORBIDDEN)", { status: 403 });
  }
  if (errors.length > 0 || !isRecord(data["node"])) {
    throw new CallFault("passing", "was answered in part, with errors");
  }
  return data["node"];
}
