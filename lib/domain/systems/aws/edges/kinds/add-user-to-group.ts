import { groupsOf } from "../account-targets.ts";
import { type EdgeFound, type EdgeKind, pathfinding } from "../edge.ts";
import type { Powers } from "../powers.ts";
import { edgesOver } from "../reach.ts";

/** What a group may, its users may. Roles are in no groups. */
export const addUserToGroup: EdgeKind = {
  id: "add-user-to-group",
  sentence: "puts itself into a group",
  ability: "admin",
  fix: "Allow iam:AddUserToGroup only for groups that give no more than whoever holds it has.",
  references: [pathfinding("iam-013")],
  find: findGroups,
};

function* findGroups({ actor, index, over }: Powers): Generator<EdgeFound> {
  if (actor.kind !== "user") return;
  const found = over("iam:AddUserToGroup", groupsOf(index, actor.account));
  yield* edgesOver(found, (arn) => (actor.groups.includes(arn) ? null : { kind: "group", arn }), [], actor.arn);
}
