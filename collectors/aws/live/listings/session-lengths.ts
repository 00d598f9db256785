import { ListRolesCommand } from "@aws-sdk/client-iam";
import { gateOf, ask, type AccountSession } from "../session.ts";
import { unread, type Listed } from "../listed.ts";
import { markerOf } from "../read-pages.ts";
import { IAM } from "../services.ts";
import { carriedEnd } from "../once-a-day.ts";

const ACTION = "iam:ListRoles";

/** The most that IAM gives in a page. */
const PAGE = 1000;

/**
 * How long sessions of roles may last, which only their list says: asked once a day, because it is as many pages as roles
 * are in the answer that is read each time. A role that is new has none until then.
 */
export async function readSessionLengths({ session, id, door }: AccountSession): Promise<Listed> {
  const place = { account: id };
  const end = gateOf(session, ACTION) ?? carriedEnd(session, "session-lengths", place);
  if (end) return unread(end);
  const MaxItems = session.ground.limits.pageSize ?? PAGE;
  return ask(
    session,
    { door, service: IAM, region: session.settings.endpoint.partition.home },
    {
      ...{ action: ACTION, place },
      ask: (iam, Marker) =>
        iam.call((client, options) => client.send(new ListRolesCommand({ MaxItems, Marker }), options)),
      rowsOf: ({ Roles }) => Roles,
      nextOf: (answer) => markerOf(answer),
    },
  );
}
