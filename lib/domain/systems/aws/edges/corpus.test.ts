import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import type { AccountSpec } from "../trust/testing/account-spec.ts";
import { EDGE_KINDS } from "./catalogue.ts";
import { pathfinding } from "./edge.ts";
import { edgesIn, endWords, foundIn } from "./testing/found-in.ts";
import { vulnerableAccount } from "./testing/vulnerable-account.ts";

const FOLDER = `${CORPUS}/aws/privesc-paths`;

interface Path {
  id: string;
  required_actions: string[];
}

/** Somebody with some actions, in an account where there is something to be had by each way. */
function accountWith(actions: readonly string[]): AccountSpec {
  const own = { managed: ["own"] };
  const services = [
    ...new Set(JSON.stringify(EDGE_KINDS.map(({ find }) => find.toString())).match(/[a-z0-9.-]+\.amazonaws\.com/gu)),
  ];
  return {
    managed: { own: [actions.join(",")], theirs: ["s3:ListAllMyBuckets"] },
    roles: {
      app: own,
      admin: { trust: services, allow: ["*"] },
      work: { trust: "arn:aws:iam::111111111111:root", managed: ["theirs"] },
    },
    users: { app: { ...own, groups: ["ops"] }, eve: { password: true, allow: ["*"] }, bob: { managed: ["theirs"] } },
    groups: { ops: { allow: ["s3:ListAllMyBuckets"] }, admins: { allow: ["*"] } },
    consumers: [
      ["lambda-function", "main", "admin"],
      ["ec2-instance", "i-1", "admin"],
      ["ecs-task-definition", "main", "admin"],
      ["codebuild-project", "main", "admin"],
    ],
  };
}

/** The kinds of edges that name a path of the catalogue and are found from the role or the user. */
function foundFor({ id }: Path, actions: readonly string[]): string[] {
  const account = accountWith(actions);
  return EDGE_KINDS.filter(
    (kind) =>
      kind.references.includes(pathfinding(id)) &&
      ["role/app", "user/app"].some((from) => foundIn(account, from, kind).length > 0),
  ).map((kind) => kind.id);
}

/** Actions the catalogue lists for comfort: to look, to make room, or to have a cluster where one is there already. */
const COMFORT = ["ec2:describeinstances", "ecs:describetasks", "iam:deleteaccesskey", "ecs:createcluster"];

/** Ways that are one kind of edge here, so that the shorter is found where an action of the longer one lacks. */
const SHORTER: Record<string, string[]> = {
  "lambda-004": ["lambda:invokefunction"],
  "lambda-005": ["lambda:addpermission"],
};

describe.skipIf(!hasCorpus)("the catalogue of pathfinding.cloud", () => {
  const { paths } = hasCorpus
    ? (load(
        readFileSync(`${FOLDER}/cloudsplaining/research__pathfinding-cloud__pathfinding-paths-catalog.yaml`, "utf8"),
      ) as { paths: Path[] })
    : { paths: [] };

  it("is all there", () => {
    expect(paths).toHaveLength(66);
  });

  it.each(paths)("$id is found, and not where one of its rights lacks", (path) => {
    expect(foundFor(path, path.required_actions)).not.toEqual([]);
    for (const action of path.required_actions) {
      if (COMFORT.includes(action) || SHORTER[path.id]?.includes(action)) continue;
      const rest = path.required_actions.filter((other) => other !== action);
      expect([action, foundFor(path, [...rest, "s3:ListAllMyBuckets"])]).toEqual([action, []]);
    }
  });
});

/** What each path of iam-vulnerable is called here; users and roles of it have the rights. */
const VULNERABLE: Record<string, string> = {
  "privesc1-CreateNewPolicyVersion": "create-policy-version",
  "privesc2-SetExistingDefaultPolicyVersion": "set-default-policy-version",
  "privesc3-CreateEC2WithExistingIP": "pass-role-to-instance",
  "privesc4-CreateAccessKey": "create-access-key",
  "privesc5-CreateLoginProfile": "create-login-profile",
  "privesc6-UpdateLoginProfile": "update-login-profile",
  "privesc7-AttachUserPolicy": "attach-user-policy",
  "privesc8-AttachGroupPolicy": "attach-group-policy",
  "privesc9-AttachRolePolicy": "attach-role-policy",
  "privesc10-PutUserPolicy": "put-user-policy",
  "privesc11-PutGroupPolicy": "put-group-policy",
  "privesc12-PutRolePolicy": "put-role-policy",
  "privesc13-AddUserToGroup": "add-user-to-group",
  "privesc14-UpdatingAssumeRolePolicy": "update-trust-policy",
  "privesc15-PassExistingRoleToNewLambdaThenInvoke": "pass-role-to-lambda",
  "privesc16-PassRoleToNewLambdaThenTriggerWithNewDynamo": "pass-role-to-lambda",
  "privesc17-EditExistingLambdaFunctionWithRole": "update-function-code",
  "privesc18-PassExistingRoleToNewGlueDevEndpoint": "pass-role-to-glue-endpoint",
  "privesc19-UpdateExistingGlueDevEndpoint": "update-glue-endpoint",
  "privesc20-PassExistingRoleToCloudFormation": "pass-role-to-stack",
  "privesc21-PassExistingRoleToNewDataPipeline": "pass-role-to-pipeline",
  "privesc-cloudFormationUpdateStack": "update-stack",
  "privesc-codeBuildCreateProjectPassRole": "pass-role-to-build",
  "privesc-ec2InstanceConnect": "instance-connect",
  "privesc-sageMakerCreateNotebookPassRole": "pass-role-to-notebook",
  "privesc-sageMakerCreatePresignedNotebookURL": "open-notebook",
  "privesc-sageMakerCreateProcessingJob": "pass-role-to-processing",
  "privesc-sageMakerCreateTrainingJob": "pass-role-to-training",
  "privesc-ssmSendCommand": "send-command",
  "privesc-ssmStartSession": "start-session",
  "fn1-privesc3-multiple-policies": "pass-role-to-instance",
  "fn2-ExploitableResourceConstraint": "create-policy-version",
  "fn3-ExploitableConditionConstraint": "create-policy-version",
  "fn4-ExploitableNotAction": "send-command",
};

describe.skipIf(!hasCorpus)("the account of iam-vulnerable", () => {
  const account = hasCorpus ? vulnerableAccount(`${FOLDER}/iam-vulnerable`) : {};
  const listed = hasCorpus ? readFileSync(`${FOLDER}/iam-vulnerable/PATHS.txt`, "utf8").trim().split("\n") : [];
  const principals = [
    ...Object.keys(account.roles ?? {}).map((name) => `role/${name}`),
    ...Object.keys(account.users ?? {}).map((name) => `user/${name}`),
  ];

  /** Roles and users of a path, by the first word of its name, which they begin with in any case. */
  function principalsOf(path: string): string[] {
    const [first = "", second = ""] = path.toLowerCase().split("-");
    const key = first === "privesc" ? `${first}-${second}` : `${first}-`;
    return principals.filter((principal) => principal.slice(5).toLowerCase().startsWith(key));
  }

  it.each(Object.entries(VULNERABLE))("%s is found as %s", (path, kind) => {
    const found = principalsOf(path).filter((from) => edgesIn(account, from).some((edge) => edge.kind === kind));

    expect(listed).toContain(path);
    expect(found).not.toEqual([]);
  });

  it("lets the roles of its chain be become one after the other, and a role by whoever may", () => {
    const becomes = (from: string) =>
      edgesIn(account, from)
        .filter(({ kind }) => kind === "assume-role")
        .map(({ to }) => endWords(to));

    expect(becomes("role/privesc-AssumeRole-starting-role")).toContain("role/privesc-AssumeRole-intermediate-role");
    expect(becomes("role/privesc-AssumeRole-intermediate-role")).toContain("role/privesc-AssumeRole-ending-role");
    expect(becomes("role/privesc14-UpdatingAssumeRolePolicy-role")).toContain("role/privesc-permissive-role-trust");
  });

  it("has a path for each that is listed", () => {
    const elsewhere = ["privesc-AssumeRole", "privesc-permissive-role-trust"];
    const known = [...Object.keys(VULNERABLE), ...elsewhere];

    expect(listed.filter((path) => !path.startsWith("fp") && !known.includes(path))).toEqual([]);
  });

  it.each(listed.filter((path) => path.startsWith("fp")))("%s is no path", (path) => {
    const those = principalsOf(path);

    expect(those).toHaveLength(2);
    expect(those.flatMap((from) => edgesIn(account, from))).toEqual([]);
  });
});
