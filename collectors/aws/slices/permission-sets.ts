import { thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { AssignmentContent, PermissionSetContent } from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { partsOf } from "../names.ts";
import { documentOf } from "./policies.ts";
import { eachRow, factIn, given, sorted } from "./view.ts";

type PermissionSet = DocumentOf<"permission-sets">;

/** Permission sets, and who is assigned one in which account. People and groups are known by their ids alone. */
export const permissionSets = eachRow<PermissionSet>(
  () => null,
  (row, set) => {
    const instance = afterSlash(partsOf(set.InstanceArn).resource);
    const alias = thingAlias(row.partition, "permission-set", afterSlash(partsOf(set.PermissionSetArn).resource));
    return [
      factIn(row, "policy-document", "permission-set", {
        key: set.PermissionSetArn,
        alias,
        name: set.Name,
        content: given<PermissionSetContent>({
          arn: set.PermissionSetArn,
          sessionDuration: set.SessionDuration ?? null,
          managedPolicies: sorted((set.ManagedPolicies ?? []).map(({ Arn }) => Arn)),
          customerPolicies: sorted((set.CustomerManagedPolicies ?? []).map(byPath)),
          boundary: boundaryOf(set.PermissionsBoundary),
          ...(set.InlinePolicy ? documentOf(set.InlinePolicy) : { document: null }),
        }),
      }),
      ...set.Assignments.map(({ AccountId, PrincipalType, PrincipalId }) => {
        const kind = PrincipalType === "USER" ? "identity-center-user" : "identity-center-group";
        return factIn(row, "attachment", "assignment", {
          key: `${set.PermissionSetArn}/${AccountId}/${PrincipalType}/${PrincipalId}`,
          alias: `${alias}#${AccountId}/${PrincipalType.toLowerCase()}/${PrincipalId}`,
          name: set.Name,
          refs: { identity: thingAlias(row.partition, kind, `${instance}/${PrincipalId}`), document: alias },
          content: {
            kind: "assignment",
            target: AccountId,
            of: alias,
            principalType: PrincipalType,
            principal: PrincipalId,
          } satisfies AssignmentContent,
        });
      }),
    ];
  },
);

/** `ssoins-1/ps-1` of `permissionSet/ssoins-1/ps-1` */
function afterSlash(resource: string): string {
  return resource.slice(resource.indexOf("/") + 1);
}

function byPath({ Name, Path }: { Name: string; Path?: string | null | undefined }): string {
  return `${Path ?? "/"}${Name}`;
}

function boundaryOf(boundary: PermissionSet["PermissionsBoundary"]): string | null {
  const own = boundary?.CustomerManagedPolicyReference;
  return boundary?.ManagedPolicyArn ?? (own ? byPath(own) : null);
}
