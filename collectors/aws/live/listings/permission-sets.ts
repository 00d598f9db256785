import {
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListInstancesCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetsCommand,
  type SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import type { Place } from "../../slices/view.ts";
import { againIfGarbled, CallFault, Garbled } from "../call-fault.ts";
import type { Desk } from "../door.ts";
import { plain } from "../json.ts";
import { COMPLETE, endOf, nameOf, unread, type Listed } from "../listed.ts";
import { recordsIn, textsIn, wholeList } from "../read-pages.ts";
import { SIGN_ON_RIGHTS } from "../rights-of-identities.ts";
import { SSO } from "../services.ts";
import { gateOf, type Session } from "../session.ts";

const INSTANCES = "sso:ListInstances";
const TOGETHER = 4;

/** Where an instance of Identity Center may be. */
export interface SignOnRegions {
  regions: readonly string[];
  /** False: which regions the account has enabled is not known, so there may be others. */
  isAll: boolean;
}

const NOT_EVERYWHERE =
  "No Identity Center was found where it was looked for, but which regions are enabled is not known: grant ec2:DescribeRegions to the role.";

/**
 * Permission sets of Identity Center with whom each is given to, in which account. The instance is in one region, which
 * nothing but looking tells. Only where every region that may hold it was looked at is there none.
 */
export async function readPermissionSets(
  session: Session,
  place: Place,
  { regions, isAll }: SignOnRegions,
): Promise<Listed> {
  const gate = SIGN_ON_RIGHTS.map(({ action }) => gateOf(session, action)).find((one) => one !== null);
  if (gate) return unread(gate);
  let end: PlannedEnd = isAll ? COMPLETE : { status: "partial", reason: NOT_EVERYWHERE };
  for (const region of regions) {
    const sso = session.hub.desk(SSO, region);
    try {
      const instances = await wholeList(session.ground.limits, {
        action: INSTANCES,
        ask: (NextToken) =>
          sso.call((client, options) => client.send(new ListInstancesCommand({ NextToken }), options)),
        rowsOf: ({ Instances }) => Instances,
        nextOf: ({ NextToken }) => NextToken,
      });
      const arns = textsIn(recordsIn(instances).map(({ InstanceArn }) => InstanceArn));
      if (arns.length > 0) return await setsOf(session, place, { sso, instances: arns });
    } catch (error) {
      end = endOf(error, INSTANCES, place);
      // Who may not ask in one region may not in the others.
      if (end.status === "denied") break;
    }
  }
  return unread(end);
}

interface At {
  sso: Desk<SSOAdminClient>;
  instances: readonly string[];
}

async function setsOf(session: Session, place: Place, { sso, instances }: At): Promise<Listed> {
  const rows: Row[] = [];
  for (const InstanceArn of instances) {
    let sets: string[];
    try {
      const found = await wholeList(session.ground.limits, {
        action: "sso:ListPermissionSets",
        ask: (NextToken) =>
          sso.call((client, options) =>
            client.send(new ListPermissionSetsCommand({ InstanceArn, NextToken, MaxResults: 100 }), options),
          ),
        rowsOf: ({ PermissionSets }) => PermissionSets,
        nextOf: ({ NextToken }) => NextToken,
      });
      sets = textsIn(found);
    } catch (error) {
      return { rows, end: endOf(error, "sso:ListPermissionSets", place, rows.length) };
    }
    rows.push(
      ...(await mapTogether(sets, TOGETHER, async (PermissionSetArn): Promise<Row> => {
        const reading = new PermissionSetReader(session, sso, { InstanceArn, PermissionSetArn });
        try {
          return { value: await reading.read(), evidence: nameOf("sso:DescribePermissionSet", place) };
        } catch (error) {
          if (!(error instanceof CallFault)) throw error;
          // A set that lacks a part would look like one that was changed.
          return { problem: { where: reading.action, message: `Not read: ${reading.action} ${error.message}.` } };
        }
      })),
    );
  }
  return { rows, end: COMPLETE };
}

interface Of {
  InstanceArn: string;
  PermissionSetArn: string;
}

/** Reads one permission set; `action` is what was asked last. */
class PermissionSetReader {
  action = "sso:DescribePermissionSet";
  readonly #session: Session;
  readonly #sso: Desk<SSOAdminClient>;
  readonly #of: Of;

  constructor(session: Session, sso: Desk<SSOAdminClient>, of: Of) {
    this.#session = session;
    this.#sso = sso;
    this.#of = of;
  }

  /** @throws CallFault */
  async read(): Promise<object> {
    const { Name, SessionDuration, CreatedDate } = await againIfGarbled(
      this.#session.ground.limits.attempts,
      async () => {
        const { PermissionSet } = await this.#call("DescribePermissionSet", (client, options) =>
          client.send(new DescribePermissionSetCommand(this.#of), options),
        );
        if (PermissionSet) return PermissionSet;
        throw new Garbled("was answered without a permission set");
      },
    );
    const { InlinePolicy } = await this.#call("GetInlinePolicyForPermissionSet", (client, options) =>
      client.send(new GetInlinePolicyForPermissionSetCommand(this.#of), options),
    );
    return {
      ...this.#of,
      ...(plain({ Name, SessionDuration, CreatedDate }) as object),
      ...(InlinePolicy ? { InlinePolicy } : {}),
      PermissionsBoundary: await this.#boundary(),
      ManagedPolicies: await this.#managed(),
      CustomerManagedPolicies: await this.#customerManaged(),
      Assignments: await this.#assignments(),
    };
  }

  async #boundary(): Promise<unknown> {
    try {
      const { PermissionsBoundary } = await this.#call("GetPermissionsBoundaryForPermissionSet", (client, options) =>
        client.send(new GetPermissionsBoundaryForPermissionSetCommand(this.#of), options),
      );
      return plain(PermissionsBoundary ?? null);
    } catch (error) {
      // So AWS says that there is none.
      if (error instanceof CallFault && error.kind === "absent") return null;
      throw error;
    }
  }

  #managed(): Promise<unknown[]> {
    return this.#list("ListManagedPoliciesInPermissionSet", {
      ask: (NextToken) =>
        this.#call("ListManagedPoliciesInPermissionSet", (client, options) =>
          client.send(new ListManagedPoliciesInPermissionSetCommand({ ...this.#of, NextToken }), options),
        ),
      rowsOf: ({ AttachedManagedPolicies }) => AttachedManagedPolicies,
      nextOf: ({ NextToken }) => NextToken,
    });
  }

  #customerManaged(): Promise<unknown[]> {
    return this.#list("ListCustomerManagedPolicyReferencesInPermissionSet", {
      ask: (NextToken) =>
        this.#call("ListCustomerManagedPolicyReferencesInPermissionSet", (client, options) =>
          client.send(
            new ListCustomerManagedPolicyReferencesInPermissionSetCommand({ ...this.#of, NextToken }),
            options,
          ),
        ),
      rowsOf: ({ CustomerManagedPolicyReferences }) => CustomerManagedPolicyReferences,
      nextOf: ({ NextToken }) => NextToken,
    });
  }

  async #assignments(): Promise<object[]> {
    const accounts = await this.#list("ListAccountsForProvisionedPermissionSet", {
      ask: (NextToken) =>
        this.#call("ListAccountsForProvisionedPermissionSet", (client, options) =>
          client.send(new ListAccountsForProvisionedPermissionSetCommand({ ...this.#of, NextToken }), options),
        ),
      rowsOf: ({ AccountIds }) => AccountIds,
      nextOf: ({ NextToken }) => NextToken,
    });
    const found: object[] = [];
    for (const AccountId of textsIn(accounts)) {
      const assignments = await this.#list("ListAccountAssignments", {
        ask: (NextToken) =>
          this.#call("ListAccountAssignments", (client, options) =>
            client.send(new ListAccountAssignmentsCommand({ ...this.#of, AccountId, NextToken }), options),
          ),
        rowsOf: ({ AccountAssignments }) => AccountAssignments,
        nextOf: ({ NextToken }) => NextToken,
      });
      for (const { PrincipalType, PrincipalId } of recordsIn(assignments)) {
        found.push({ AccountId, PrincipalType, PrincipalId });
      }
    }
    return found;
  }

  #call<Answer>(operation: string, send: SendOf<Answer>): Promise<Answer> {
    this.action = `sso:${operation}`;
    return this.#sso.call(send);
  }

  #list<Answer>(operation: string, list: Omit<Parameters<typeof wholeList<Answer>>[1], "action">): Promise<unknown[]> {
    return wholeList(this.#session.ground.limits, { action: `sso:${operation}`, ...list });
  }
}

type SendOf<Answer> = (client: SSOAdminClient, options: { abortSignal: AbortSignal }) => Promise<Answer>;
