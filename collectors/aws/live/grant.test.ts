import { loadAll } from "js-yaml";
import { describe, expect, it } from "vitest";
import { manifest } from "../manifest.ts";
import { checkFields } from "./connections.ts";
import { grant } from "./grant.ts";
import { RIGHTS } from "./rights.ts";

const ALL = RIGHTS.map(({ id }) => id);

interface Template {
  Resources: Record<
    string,
    {
      Type: string;
      Properties: {
        Policies: { PolicyDocument: { Statement: Statement[] } }[];
        AssumeRolePolicyDocument: { Statement: object[] };
      };
    }
  >;
}
interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
}

function documentOf(permissions: readonly string[], filename: string): string {
  const found = grant({ sourceSlug: "acme", permissions }).find((one) => one.filename === filename);
  if (!found) throw new Error(`no ${filename}`);
  return found.text;
}

/** Functions of CloudFormation as text: `!Ref HubRoleArn`. */
function withoutTags(text: string): string {
  return text.replace(/!(Ref|Sub|GetAtt) "?([^"\n]*)"?$/gm, (_, tag: string, of: string) =>
    JSON.stringify(`!${tag} ${of}`),
  );
}

function statementsOf(permissions: readonly string[], filename: string): { statements: Statement[]; trust: object[] } {
  const [template] = loadAll(withoutTags(documentOf(permissions, filename))) as [Template];
  const [role] = Object.values(template.Resources);
  if (role?.Type !== "AWS::IAM::Role") throw new Error("no role");
  return {
    statements: role.Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    trust: role.Properties.AssumeRolePolicyDocument.Statement,
  };
}

describe("the grant", () => {
  it("allows exactly what was chosen, and nothing else", () => {
    const policy = JSON.parse(documentOf(ALL, "rollcall-reader.json")) as { Statement: Statement[] };
    const own = RIGHTS.filter(({ by }) => by === "account").map(({ action }) => action);
    const hub = RIGHTS.filter(({ by }) => by === "hub").map(({ action }) => action);

    expect(policy.Statement.flatMap(({ Action }) => Action)).toEqual(own);
    expect(statementsOf(ALL, "rollcall-reader.yaml").statements.flatMap(({ Action }) => Action)).toEqual(own);
    expect(
      statementsOf(ALL, "rollcall-hub.yaml")
        .statements.flatMap(({ Action }) => Action)
        .toSorted(),
    ).toEqual(hub.toSorted());
  });

  it("lets the hub become the reading role and no other, with an external ID", () => {
    const hub = statementsOf(ALL, "rollcall-hub.yaml");
    const become = hub.statements.find(({ Action }) => Action === "sts:AssumeRole");

    expect(become?.Resource).toBe("!Sub arn:${AWS::Partition}:iam::*:role/${ReaderRoleName}");
    for (const file of ["rollcall-hub.yaml", "rollcall-reader.yaml"]) {
      expect(statementsOf(ALL, file).trust).toEqual([
        expect.objectContaining({ Condition: { StringEquals: { "sts:ExternalId": "!Ref ExternalId" } } }),
      ]);
    }
  });

  it("keeps what is required where nothing else was chosen", () => {
    const { statements } = statementsOf([], "rollcall-reader.yaml");
    expect(statements.flatMap(({ Action }) => Action)).toEqual(["iam:GetAccountAuthorizationDetails"]);
    expect(statementsOf([], "rollcall-hub.yaml").statements).toHaveLength(1);
  });

  it("stays below the size of an inline policy of a role", () => {
    expect(JSON.stringify(JSON.parse(documentOf(ALL, "rollcall-reader.json"))).length).toBeLessThan(10_240);
  });

  it("says of each right what it is for and what is lost", () => {
    expect(new Set(ALL).size).toBe(ALL.length);
    for (const { usedFor, without, right } of manifest.live.permissions) {
      expect(right).toMatch(/^[a-z0-9]+:[A-Z]\w+$/);
      expect(usedFor).toMatch(/\.$/);
      expect(without).toMatch(/\.$/);
    }
  });
});

describe("answers that are stored", () => {
  it.each([
    [{ role: "arn:aws:iam::111111111111:role/x" }, /is a name/],
    [{ "hub-role": "rollcall-hub" }, /by its ARN/],
    [{ partition: "mars" }, /one of aws,/],
    [{ regions: "everywhere" }, /as eu-central-1 is/],
    [{ accounts: "acme" }, /twelve digits/],
    [{ "profile-file": "a/b" }, /without directories/],
    [{ endpoint: "http://aws.example.org" }, /https/],
    [{ endpoint: "https://aws.example.org/path" }, /host and port/],
    [{ ca: "-----BEGIN PRIVATE KEY-----" }, /Never paste a private key/],
  ])("%o is refused", (fields, words) => {
    expect(checkFields(fields as unknown as Record<string, string>)).toMatch(words);
  });

  it("are taken where they are well", () => {
    const fields = {
      ...{ role: "security/rollcall-reader", "hub-role": "arn:aws-us-gov:iam::111111111111:role/team/hub" },
      ...{ partition: "aws-us-gov", regions: "us-gov-west-1, us-gov-east-1", accounts: "111111111111", endpoint: "" },
    };
    expect(checkFields(fields)).toBeNull();
  });
});
