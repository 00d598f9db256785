import { HUB_ROLE, READER_ROLE } from "./role-names.ts";

/** The stack with the hub role: it reads the organization as a whole and may become the role of each account. */
export function hubTemplate(sourceSlug: string, actions: readonly string[]): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Description: Rollcall (source ${sourceSlug}) reads the organization and becomes the role ${READER_ROLE} of each account. Nothing in it writes.
Parameters:
  TrustedPrincipal:
    Type: String
    AllowedPattern: "arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/.+)"
    Description: ARN of the role or user that Rollcall's worker runs as.
  ExternalId:
    Type: String
    MinLength: 8
    MaxLength: 1224
    AllowedPattern: "[A-Za-z0-9_+=,.@:/-]*"
    Description: Any text of your own. Give it to Rollcall too, as the external ID of the hub role.
  ReaderRoleName:
    Type: String
    Default: ${READER_ROLE}
    AllowedPattern: "[A-Za-z0-9_+=,.@-]{1,64}"
    Description: Name of the role in each account.
Resources:
  HubRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${HUB_ROLE}
      Description: Lets Rollcall read the organization. Nothing in it allows a change.
      MaxSessionDuration: 3600
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Ref TrustedPrincipal
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                sts:ExternalId: !Ref ExternalId
      Policies:
        - PolicyName: rollcall-reads
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: BecomeTheReader
                Effect: Allow
                Action: sts:AssumeRole
                Resource: !Sub "arn:\${AWS::Partition}:iam::*:role/\${ReaderRoleName}"
${statementOf("ReadTheOrganization", actions, 14)}Outputs:
  HubRoleArn:
    Description: For the StackSet, and for Rollcall as the hub role.
    Value: !GetAtt HubRole.Arn
`;
}

/** The StackSet with the role of each account. */
export function readerTemplate(sourceSlug: string, actions: readonly string[]): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Description: Rollcall (source ${sourceSlug}) reads this account through its hub role. Nothing in it writes.
Parameters:
  HubRoleArn:
    Type: String
    AllowedPattern: "arn:aws[a-z-]*:iam::[0-9]{12}:role/.+"
    Description: ARN of the hub role, an output of its stack.
  ExternalId:
    Type: String
    MinLength: 8
    MaxLength: 1224
    AllowedPattern: "[A-Za-z0-9_+=,.@:/-]*"
    Description: Any text of your own. Give it to Rollcall too, as the external ID.
  ReaderRoleName:
    Type: String
    Default: ${READER_ROLE}
    AllowedPattern: "[A-Za-z0-9_+=,.@-]{1,64}"
    Description: Name of the role, the same in each account.
Resources:
  ReaderRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref ReaderRoleName
      Description: Lets Rollcall read this account. Nothing in it allows a change.
      MaxSessionDuration: 3600
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Ref HubRoleArn
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                sts:ExternalId: !Ref ExternalId
      Policies:
        - PolicyName: rollcall-reads
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
${statementOf("ReadTheAccount", actions, 14)}Outputs:
  ReaderRoleArn:
    Value: !GetAtt ReaderRole.Arn
`;
}

/** One statement of a policy in YAML; nothing where nothing was chosen. */
function statementOf(sid: string, actions: readonly string[], indent: number): string {
  if (actions.length === 0) return "";
  const pad = " ".repeat(indent);
  const rows = actions.map((action) => `${pad}    - ${action}\n`).join("");
  return `${pad}- Sid: ${sid}\n${pad}  Effect: Allow\n${pad}  Resource: "*"\n${pad}  Action:\n${rows}`;
}
