import { describe, expect, it } from "vitest";
import { type GraphEdge, isEdge } from "../../../reach/edge.ts";
import type { AccountSpec, OrganizationSpec } from "../trust/testing/account-spec.ts";
import { awsGraph } from "./aws-graph.ts";
import { domainFactsFrom } from "./testing/domain-facts-from.ts";
import { reachedFrom } from "./testing/reached.ts";

const A = "111111111111";
const B = "222222222222";
const OPEN = "role/open";

function built(spec: OrganizationSpec) {
  return [...awsGraph.build(domainFactsFrom(spec))];
}

/** Edges from one of account A, in words: `access account:111111111111 read yes`. */
function from(who: string, spec: OrganizationSpec): string[] {
  return built(spec)
    .filter(isEdge)
    .filter((edge) => edge.from === `aws:aws:${A}:${who}`)
    .map(words)
    .toSorted();
}

function words({ kind, to, ability, answer }: GraphEdge): string {
  const end = to.replaceAll("aws:aws:", "").replaceAll(`${A}:`, "");
  return [kind.replace("aws/", ""), end, ability, answer].filter(Boolean).join(" ");
}

function accesses(spec: AccountSpec, who = "role/app"): string[] {
  return from(who, { [A]: spec }).flatMap((one) => (one.startsWith("access") ? one.split(" ").slice(2).join(" ") : []));
}

describe("access to an account", () => {
  it.each<[string, string, string[]]>([
    ["reading objects of any bucket", "s3:GetObject", ["read yes"]],
    [
      "reading objects of one bucket, whose owner its ARN does not say",
      "s3:GetObject on arn:aws:s3:::b/*",
      ["read conditional"],
    ],
    ["reading a table", `dynamodb:Query on arn:aws:dynamodb:eu-west-1:${A}:table/t`, ["read yes"]],
    ["reading secrets", "secretsmanager:GetSecretValue", ["secrets yes"]],
    ["putting code into functions", "lambda:UpdateFunctionCode", ["execute yes"]],
    ["sending commands, but with no document", `ssm:SendCommand on arn:aws:ec2:*:${A}:instance/*`, []],
    ["changing rights", "iam:PutRolePolicy", ["admin yes"]],
    ["listing names", "s3:ListAllMyBuckets,dynamodb:ListTables,ec2:DescribeInstances,secretsmanager:ListSecrets", []],
    ["a table of another account", `dynamodb:Query on arn:aws:dynamodb:eu-west-1:${B}:table/t`, []],
  ])("is had by %s", (_, line, expected) => {
    expect(accesses({ roles: { app: { allow: [line] } } })).toEqual(expected);
  });

  const READER = { allow: ["dynamodb:GetItem"] };

  it("is taken away by a denial, a boundary, and what the organization forbids", () => {
    const deny = { Effect: "Deny", Action: "dynamodb:*", Resource: "*" };
    expect(accesses({ roles: { app: READER } })).toEqual(["read yes"]);
    expect(accesses({ roles: { app: { ...READER, deny: ["dynamodb:*"] } } })).toEqual([]);
    expect(accesses({ roles: { app: { ...READER, boundary: ["s3:*"] } } })).toEqual([]);
    expect(accesses({ roles: { app: READER }, scp: [deny] })).toEqual([]);
    expect(accesses({ roles: { app: READER }, rcp: [{ ...deny, Principal: "*" }] })).toEqual([]);
  });

  it("stays where only some of it is denied, and is conditional on what is not known", () => {
    const table = `dynamodb:GetItem on arn:aws:dynamodb:*:${A}:table/secret`;
    expect(accesses({ roles: { app: { ...READER, deny: [table] } } })).toEqual(["read yes"]);
    const statements = [
      {
        Effect: "Allow",
        Action: "dynamodb:GetItem",
        Resource: "*",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      },
    ];
    const [edge] = built({ [A]: { roles: { app: { statements } } } })
      .filter(isEdge)
      .filter(({ kind }) => kind === "aws/access");
    expect(edge).toMatchObject({ answer: "conditional", conditions: [{ kind: "mfa" }] });
  });

  it("is unknown where what the organization forbids was not read", () => {
    const facts = domainFactsFrom({ [A]: { roles: { app: READER } } });
    const listings = facts.listings.filter(({ kind }) => kind !== "organization-policies");
    const edges = [...awsGraph.build({ ...facts, listings })]
      .filter(isEdge)
      .filter(({ kind }) => kind === "aws/access");
    expect(edges.map(({ answer, unread }) => [answer, unread])).toEqual([
      ["unknown", [`what the organization of account ${A} forbids was not read`]],
    ]);
  });
});

describe("becoming roles", () => {
  const open = { trust: `arn:aws:iam::${A}:root`, allow: ["dynamodb:GetItem"] };

  it("takes trust and permission", () => {
    const may = { allow: [`sts:AssumeRole on arn:aws:iam::${A}:${OPEN}`] };
    expect(from("role/app", { [A]: { roles: { app: may, open } } })).toEqual([`assume-role ${OPEN} yes`]);
    expect(from("role/app", { [A]: { roles: { app: {}, open } } })).toEqual([]);
    expect(from("role/app", { [A]: { roles: { app: { ...may, boundary: ["s3:*"] }, open } } })).toEqual([]);
    expect(
      from("role/app", { [A]: { roles: { app: may, open: { ...open, trust: `arn:aws:iam::${B}:root` } } } }),
    ).toEqual([]);
  });

  it("goes over one hub for all who may become any", () => {
    const all = { allow: ["sts:AssumeRole"] };
    const elements = built({ [A]: { roles: { one: all, two: all, open } } });
    const hub = `hub:aws:aws:account:${A}#become-any`;
    expect(elements.filter(isEdge).filter(({ to }) => to === hub)).toHaveLength(2);
    expect(elements.filter(isEdge).filter((edge) => edge.from === hub && edge.to.endsWith("role/open"))).toHaveLength(
      1,
    );
    expect(reachedFrom(elements, `aws:aws:${A}:role/one`)).toContain(`aws:aws:account:${A} read`);
  });

  it("leads from an account nobody reads to the roles that let it in, and no further is known of it", () => {
    const elements = built({ [A]: { roles: { open: { ...open, trust: `arn:aws:iam::${B}:root` } } } });
    const root = `aws:aws:${B}:root`;
    expect(reachedFrom(elements, root)).toContain(`aws:aws:account:${A} read`);
    expect(reachedFrom(elements, root)).not.toContain(`aws:aws:account:${B} admin`);
    expect(reachedFrom(elements, root, ["yes", "unknown"])).toContain(`aws:aws:account:${B} admin`);
  });
});

describe("administrators", () => {
  it("have every role of the account and every account that trusts it", () => {
    const elements = built({
      [A]: { roles: { app: { allow: ["*"] }, other: { trust: "ec2.amazonaws.com" } } },
      [B]: { roles: { far: { trust: `arn:aws:iam::${A}:root`, allow: ["dynamodb:GetItem"] } } },
    });
    const reached = reachedFrom(elements, `aws:aws:${A}:role/app`);
    expect(reached).toContain(`aws:aws:account:${A} admin`);
    expect(reached).toContain(`aws:aws:${A}:role/other`);
    expect(reached).toContain(`aws:aws:account:${B} read`);
    expect(reachedFrom(elements, `aws:aws:${A}:role/other`)).not.toContain(`aws:aws:account:${A} admin`);
  });

  it("are the root users, unless the organization denies them", () => {
    const spec = { roles: { other: {} } };
    const root = `aws:aws:${A}:root`;
    const deny = {
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::*:root` } },
    };
    expect(reachedFrom(built({ [A]: spec }), root)).toContain(`aws:aws:account:${A} admin`);
    expect(reachedFrom(built({ [A]: { ...spec, scp: [deny] } }), root)).not.toContain(`aws:aws:account:${A} admin`);
  });
});

describe("escalations", () => {
  const admin = { trust: "lambda.amazonaws.com", allow: ["*"] };

  it("lead through what runs to its role", () => {
    const elements = built({
      [A]: {
        roles: { app: { allow: ["lambda:UpdateFunctionCode,lambda:InvokeFunction"] }, admin },
        consumers: [["lambda-function", "main", "admin"]],
      },
    });
    expect(reachedFrom(elements, `aws:aws:${A}:role/app`)).toContain(`aws:aws:${A}:role/admin`);
  });

  it("leave out of a hub whom policies except", () => {
    const pass = { allow: ["iam:PassRole", "lambda:*"], deny: [`iam:PassRole on arn:aws:iam::${A}:role/admin`] };
    const other = { trust: "lambda.amazonaws.com" };
    const elements = built({ [A]: { roles: { app: pass, admin, other, more: other } } });
    const reached = reachedFrom(elements, `aws:aws:${A}:role/app`);
    expect(reached).toContain(`aws:aws:${A}:role/other`);
    expect(reached).not.toContain(`aws:aws:${A}:role/admin`);
  });

  it("give whoever takes its boundary away what its policies say without it", () => {
    const app = {
      allow: ["iam:DeleteRolePermissionsBoundary", "dynamodb:GetItem"],
      boundary: ["iam:DeleteRolePermissionsBoundary"],
    };
    const reached = reachedFrom(built({ [A]: { roles: { app } } }), `aws:aws:${A}:role/app`);
    expect(reached).toContain(`aws:aws:account:${A} read`);
  });

  it("are unknown where nobody looked whether there is what they go through", () => {
    const app = { allow: ["sagemaker:CreatePresignedNotebookInstanceUrl"] };
    const spec = { [A]: { roles: { app, admin: { ...admin, trust: "sagemaker.amazonaws.com" } } } };
    expect(from("role/app", spec)).toEqual([
      "open-notebook hub:account:111111111111#roles of sagemaker.amazonaws.com unknown",
    ]);
  });
});

describe("what was not read", () => {
  it("makes everything in the account unknown for everybody of it", () => {
    const facts = domainFactsFrom({ [A]: { roles: { app: {} } } });
    const listings = facts.listings.map((one) =>
      one.kind === "authorization-details" ? { ...one, complete: false } : one,
    );
    const elements = [...awsGraph.build({ ...facts, listings })];
    const app = `aws:aws:${A}:role/app`;
    expect(reachedFrom(elements, app, ["yes", "conditional"])).not.toContain(`aws:aws:account:${A} admin`);
    expect(reachedFrom(elements, app, ["yes", "unknown"])).toContain(`aws:aws:account:${A} admin`);
  });

  it("makes them unknown too for whoever has a policy that nobody read", () => {
    const elements = built({ [A]: { roles: { app: { managed: ["arn:aws:iam::aws:policy/Unheard"] }, other: {} } } });
    const all = ["yes", "conditional", "unknown"] as const;
    expect(reachedFrom(elements, `aws:aws:${A}:role/app`, all)).toContain(`aws:aws:account:${A} admin`);
    expect(reachedFrom(elements, `aws:aws:${A}:role/other`, all)).toEqual(new Set());
  });
});
