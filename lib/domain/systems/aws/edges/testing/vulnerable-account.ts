import { readdirSync, readFileSync } from "node:fs";
import type { Json, JsonObject } from "../../../../facts/json.ts";
import { objectOf, textOf, textsOf } from "../../../content.ts";
import type { AccountSpec } from "../../trust/testing/account-spec.ts";
import { ACCOUNT } from "./found-in.ts";
import { type Block, readTerraform } from "./terraform.ts";

/** The account that the Terraform files of iam-vulnerable would make, with everything that costs money. */
export function vulnerableAccount(folder: string): AccountSpec {
  const files = readdirSync(folder).filter((file) => file.endsWith(".tf"));
  const blocks = files.flatMap((file) => readTerraform(readFileSync(`${folder}/${file}`, "utf8")));
  const of = (type: string) => blocks.filter(({ labels }) => labels[0] === type);
  const documents = new Map(of("aws_iam_policy_document").map((block) => [block.labels[1], documentOf(block)]));
  const account = { roles: {}, users: {}, groups: {}, managed: {}, consumers: [] } satisfies AccountSpec as Required<
    Pick<AccountSpec, "roles" | "users" | "groups" | "managed" | "consumers">
  >;
  const parsed = (value: Json | undefined): JsonObject =>
    typeof value === "string" ? (documents.get(value.split(".")[2]) ?? {}) : objectOf(value);
  for (const { labels, body } of of("aws_iam_policy")) account.managed[labels[1] ?? ""] = parsed(body.policy);
  for (const { labels, body } of of("aws_iam_role")) {
    const trust = parsed(body.assume_role_policy).Statement as JsonObject[];
    account.roles[labels[1] ?? ""] = {
      trust: trust.map(resolved),
      managed: textsOf(body.managed_policy_arns).map(nameIn),
    };
  }
  for (const { labels } of of("aws_iam_user"))
    account.users[labels[1] ?? ""] = { managed: [], groups: [], password: labels[1]?.includes("privesc6") };
  for (const { labels } of of("aws_iam_group")) account.groups[labels[1] ?? ""] = { managed: [] };
  for (const kind of ["role", "user", "group"] as const) {
    for (const { body } of of(`aws_iam_${kind}_policy_attachment`)) {
      account[`${kind}s`][nameIn(textOf(body[kind]))]?.managed?.push(nameIn(textOf(body.policy_arn)));
    }
  }
  for (const { body } of of("aws_iam_group_membership")) {
    for (const user of textsOf(body.users)) account.users[nameIn(user)]?.groups?.push(nameIn(textOf(body.group)));
  }
  for (const { labels, body } of of("aws_lambda_function"))
    account.consumers.push(["lambda-function", labels[1] ?? "", nameIn(textOf(body.role))]);
  for (const { labels } of of("aws_instance"))
    account.consumers.push(["ec2-instance", labels[1] ?? "", "privesc-high-priv-service-role"]);
  return account;
}

/** `aws_iam_role.app.arn` is the role `app`; an ARN of AWS stays one. */
function nameIn(reference: string): string {
  return /^aws_iam_\w+\.(?<name>.+)\.\w+$/u.exec(reference)?.groups?.name ?? reference;
}

/** Variables of the files: somebody of another account, and the root of this one. */
function resolved(statement: JsonObject): JsonObject {
  const principal = objectOf(statement.Principal);
  const aws = textOf(principal.AWS);
  if (aws === "") return statement;
  const [, kind = ""] = /^aws_iam_(?<kind>role|user)\./u.exec(aws) ?? [];
  const named: Record<string, string> = {
    "var.aws_assume_role_arn": "arn:aws:iam::999999999999:user/operator",
    "var.aws_root_user": `arn:aws:iam::${ACCOUNT}:root`,
  };
  return { ...statement, Principal: { AWS: named[aws] ?? `arn:aws:iam::${ACCOUNT}:${kind}/${nameIn(aws)}` } };
}

function documentOf({ blocks }: Block): JsonObject {
  const statements = blocks.map(({ body, blocks: inner }): JsonObject => {
    const principal = inner.find(({ type }) => type === "principals")?.body;
    const condition = inner.find(({ type }) => type === "condition")?.body;
    return {
      Effect: body.effect ?? "Allow",
      Action: body.actions ?? [],
      ...(body.resources ? { Resource: body.resources } : {}),
      ...(principal ? { Principal: { [textOf(principal.type)]: principal.identifiers ?? [] } } : {}),
      ...(condition
        ? { Condition: { [textOf(condition.test)]: { [textOf(condition.variable)]: condition.values ?? [] } } }
        : {}),
    };
  });
  return { Version: "2012-10-17", Statement: statements };
}
