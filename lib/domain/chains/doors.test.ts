import { describe, expect, it } from "vitest";
import { worldFrom } from "../systems/aws/trust/testing/account-spec.ts";
import { accessEntryDoors, awsAuthDoors, clusterModes, clustersOfUnknownMaker } from "./doors.ts";
import { arn, chainsIntoClusters, deploy, door, ONE_ROLE } from "./testing/chains.ts";

describe("doors", () => {
  it("of aws-auth are its valid mappings", () => {
    const doors = awsAuthDoors("prod", [
      { alias: "m1", content: { arn: arn("deploy"), username: "deployer", groups: ["g"] } },
      { alias: "m2", content: { arn: arn("x"), invalid: "groups" } },
    ]);

    expect(doors).toEqual([door("deploy", { evidence: "m1", username: "deployer", groups: ["g"] })]);
  });

  const cluster = "arn:aws:eks:eu-west-1:1:cluster/prod";
  const issuer = "https://oidc.eks.eu-west-1.amazonaws.com/id/1";

  it.each<[string | null, boolean, boolean]>([
    ["API", false, true],
    ["CONFIG_MAP", true, false],
    ["API_AND_CONFIG_MAP", true, true],
    [null, true, true],
  ])("count as the cluster's mode has it: %s", (authenticationMode, auth, entry) => {
    const modes = clusterModes([{ content: { arn: cluster, issuer, authenticationMode } }]);
    const mappings = [{ alias: "m1", content: { arn: arn("deploy"), groups: [] } }];
    const entries = [{ alias: "e1", content: { cluster, principal: arn("deploy") } }];

    expect(awsAuthDoors("prod", mappings, modes.byIssuer.get(issuer)).length > 0).toBe(auth);
    expect(accessEntryDoors(entries, () => "prod", modes.byArn).length > 0).toBe(entry);
  });

  it("of access entries are their groups, and the policies that authorize beside RBAC", () => {
    const policies = [
      { arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy", scope: "namespace", namespaces: ["shop"] },
    ];
    const doors = accessEntryDoors(
      [
        {
          alias: "e1",
          content: { cluster, principal: arn("deploy"), type: "STANDARD", username: null, groups: [], policies },
        },
      ],
      (clusterArn) => clusterArn.slice(clusterArn.lastIndexOf("/") + 1),
    );
    const [chain] = chainsIntoClusters({ world: worldFrom(ONE_ROLE), holders: [deploy], doors });

    expect(chain?.hops[1]?.sentence).toBe(
      "An access entry of cluster prod takes deploy with AmazonEKSEditPolicy in shop.",
    );
  });

  it.each<[string, object, string[]]>([
    ["takes principals by aws-auth alone", { authenticationMode: "CONFIG_MAP", creatorIsAdmin: true }, [cluster]],
    ["was not said how it takes them", {}, [cluster]],
    ["has an entry for its maker", { authenticationMode: "API_AND_CONFIG_MAP", creatorIsAdmin: true }, []],
    ["lets its maker in as nobody in particular", { authenticationMode: "CONFIG_MAP", creatorIsAdmin: false }, []],
  ])("have an unknown maker where the cluster %s", (_, content, expected) => {
    expect(clustersOfUnknownMaker([{ content: { arn: cluster, ...content } }])).toEqual(expected);
  });
});
