import type { GrantChoice, GrantDocument } from "#collectors/types.ts";
import { hubTemplate, readerTemplate } from "./cloudformation.ts";
import { HUB_ROLE, READER_ROLE } from "./role-names.ts";
import { RIGHTS, type Right } from "./rights.ts";

/**
 * What the operator of the accounts applies so that Rollcall may read exactly what was chosen: for an organization a stack
 * with the hub role and a StackSet with the role of each account, and the same policy and trust as JSON for one account
 * or for whoever makes roles by other means.
 */
export function grant({ sourceSlug, permissions }: GrantChoice): GrantDocument[] {
  const rights = RIGHTS.filter(({ id, need }) => need === "required" || permissions.includes(id));
  const hub = actionsOf(rights, "hub").filter((action) => action !== ASSUME);
  const account = actionsOf(rights, "account");
  return [
    {
      title: "One account, or other tools: the policy",
      filename: "rollcall-reader.json",
      language: "json",
      text: `${JSON.stringify(readerPolicy(account), null, 2)}\n`,
      apply: {
        command: `aws iam create-policy --policy-name ${READER_ROLE} --policy-document file://rollcall-reader.json`,
      },
    },
    {
      title: "Organization, first: the hub role, in the management account or a delegated administrator",
      filename: "rollcall-hub.yaml",
      language: "yaml",
      text: hubTemplate(sourceSlug, hub),
      apply: {
        command: `aws cloudformation deploy --stack-name ${HUB_ROLE} --template-file rollcall-hub.yaml --capabilities CAPABILITY_NAMED_IAM --parameter-overrides TrustedPrincipal=ARN ExternalId=EXTERNAL_ID`,
      },
    },
    {
      title: "Organization, then: the role of each account, as a StackSet",
      filename: "rollcall-reader.yaml",
      language: "yaml",
      text: readerTemplate(sourceSlug, account),
      apply: {
        command: `aws cloudformation create-stack-set --stack-set-name ${READER_ROLE} --template-body file://rollcall-reader.yaml --capabilities CAPABILITY_NAMED_IAM --permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false --parameters ParameterKey=HubRoleArn,ParameterValue=HUB_ROLE_ARN ParameterKey=ExternalId,ParameterValue=EXTERNAL_ID && aws cloudformation create-stack-instances --stack-set-name ${READER_ROLE} --deployment-targets OrganizationalUnitIds=ROOT_ID --regions us-east-1`,
      },
    },
    {
      title: "The trust of the role of each account, for who makes it by other means",
      filename: "rollcall-trust.json",
      language: "json",
      text: `${JSON.stringify(TRUST, null, 2)}\n`,
      apply: {
        sentence:
          "Put the ARN of the hub role and an external ID of your own in place, and give the same ID to the source. StackSets leave the management account out: make the role there as well.",
      },
    },
  ];
}

const ASSUME = "sts:AssumeRole";

/** Whom the role of each account trusts. */
const TRUST = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "HUB_ROLE_ARN" },
      Action: ASSUME,
      Condition: { StringEquals: { "sts:ExternalId": "EXTERNAL_ID" } },
    },
  ],
};

/** What the role of each account may do: these actions and nothing else. */
function readerPolicy(actions: readonly string[]): object {
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "RollcallReads", Effect: "Allow", Action: actions, Resource: "*" }],
  };
}

function actionsOf(rights: readonly Right[], by: Right["by"]): string[] {
  return rights.filter((right) => right.by === by).map(({ action }) => action);
}
