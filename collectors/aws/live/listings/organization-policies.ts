import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  type PolicyType,
} from "@aws-sdk/client-organizations";
import type { Place } from "../../slices/view.ts";
import { Garbled } from "../call-fault.ts";
import { plain } from "../json.ts";
import { together, type Listed } from "../listed.ts";
import { wholeList } from "../read-pages.ts";
import { ORGANIZATIONS } from "../services.ts";
import { ask, gateOf, withDetails, type Session } from "../session.ts";

const TYPES: readonly PolicyType[] = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"];

const NEEDS = ["organizations:DescribePolicy", "organizations:ListTargetsForPolicy"];

/** Service and resource control policies, each with what it says and where it is attached. */
export async function readOrganizationPolicies(session: Session, place: Place): Promise<Listed> {
  // A policy without what it says, or without where it holds, would say nothing.
  const gate = NEEDS.map((action) => gateOf(session, action)).find((one) => one !== null);
  if (gate) return { rows: [], end: gate };
  return together(await Promise.all(TYPES.map((type) => policiesOf(session, place, type))));
}

async function policiesOf(session: Session, place: Place, Filter: PolicyType): Promise<Listed> {
  const region = session.settings.endpoint.partition.home;
  const desk = session.hub.desk(ORGANIZATIONS, region);
  const listed = await ask(
    session,
    { door: session.hub, service: ORGANIZATIONS, region },
    {
      ...{ action: "organizations:ListPolicies", place },
      ask: (asked, NextToken) =>
        asked.call((client, options) => client.send(new ListPoliciesCommand({ Filter, NextToken }), options)),
      rowsOf: ({ Policies }) => Policies,
      nextOf: ({ NextToken }) => NextToken,
    },
  );
  const described = await withDetails(session, place, listed, {
    action: "organizations:DescribePolicy",
    async of(policy) {
      const { Policy } = await desk.call((client, options) =>
        client.send(new DescribePolicyCommand({ PolicyId: String(policy["Id"]) }), options),
      );
      if (typeof Policy?.Content !== "string") throw new Garbled("was answered without a policy");
      return { ...policy, Content: Policy.Content };
    },
  });
  return withDetails(session, place, described, {
    action: "organizations:ListTargetsForPolicy",
    async of(policy) {
      const targets = await wholeList(session.ground.limits, {
        action: "organizations:ListTargetsForPolicy",
        ask: (NextToken) =>
          desk.call((client, options) =>
            client.send(new ListTargetsForPolicyCommand({ PolicyId: String(policy["Id"]), NextToken }), options),
          ),
        rowsOf: ({ Targets }) => Targets,
        nextOf: ({ NextToken }) => NextToken,
      });
      return { ...policy, Targets: plain(targets) };
    },
  });
}
