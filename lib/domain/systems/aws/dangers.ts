/** A class of deeds that lead further than they look. */
export interface Danger {
  risk: string;
  /** Actions, any of which is enough; in small letters. */
  actions: readonly string[];
  /** What it makes possible, in a clause whose resources follow. */
  deed: string;
  /** In few words, for the verdict: `can read secrets in`. */
  claim: string;
}

/** Risk of somebody who may do everything. */
export const ADMIN = "admin";

/**
 * The gravest first. Changing who may do what comes before doing it, and secrets before data.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
export const DANGERS: readonly Danger[] = [
  {
    risk: "iam-write",
    actions: [
      "iam:createpolicyversion",
      "iam:setdefaultpolicyversion",
      "iam:attachuserpolicy",
      "iam:attachgrouppolicy",
      "iam:attachrolepolicy",
      "iam:putuserpolicy",
      "iam:putgrouppolicy",
      "iam:putrolepolicy",
      "iam:addusertogroup",
      "iam:deleterolepermissionsboundary",
      "iam:deleteuserpermissionsboundary",
    ],
    deed: "change what others may do, by",
    claim: "can change permissions in",
  },
  {
    risk: "trust-write",
    actions: ["iam:updateassumerolepolicy"],
    deed: "change who can become a role, by",
    claim: "can change who becomes roles in",
  },
  {
    risk: "credentials",
    actions: ["iam:createaccesskey", "iam:createloginprofile", "iam:updateloginprofile"],
    deed: "make credentials of others, by",
    claim: "can make credentials of others in",
  },
  {
    risk: "organization",
    actions: ["organizations:attachpolicy", "organizations:detachpolicy", "organizations:updatepolicy"],
    deed: "change what holds for whole accounts, by",
    claim: "can change organization policies from",
  },
  {
    risk: "pass-role",
    actions: ["iam:passrole"],
    deed: "hand roles to services, which then act as them, by",
    claim: "can hand roles to services in",
  },
  {
    risk: "assume",
    actions: ["sts:assumerole"],
    deed: "become other roles that let it, by",
    claim: "can become other roles from",
  },
  {
    risk: "secrets",
    actions: ["secretsmanager:getsecretvalue", "ssm:getparameter", "ssm:getparameters", "ssm:getparametersbypath"],
    deed: "read secrets, by",
    claim: "can read secrets in",
  },
  {
    risk: "execute",
    actions: [
      "ssm:sendcommand",
      "ssm:startsession",
      "ecs:executecommand",
      "lambda:updatefunctioncode",
      "codebuild:startbuild",
      "ec2-instance-connect:sendsshpublickey",
    ],
    deed: "run code on what runs already, by",
    claim: "can run code in",
  },
  {
    risk: "trail",
    actions: ["cloudtrail:stoplogging", "cloudtrail:deletetrail", "cloudtrail:puteventselectors"],
    deed: "switch off the audit log, by",
    claim: "can switch off the audit log of",
  },
  {
    risk: "push",
    actions: ["ecr:putimage"],
    deed: "replace images that others run, by",
    claim: "can push images in",
  },
  {
    risk: "write-data",
    actions: ["s3:putobject", "s3:deleteobject", "dynamodb:putitem", "dynamodb:deleteitem"],
    deed: "change data, by",
    claim: "can change data in",
  },
  {
    risk: "read-data",
    actions: ["s3:getobject", "dynamodb:getitem", "dynamodb:scan", "kms:decrypt"],
    deed: "read data, by",
    claim: "can read data in",
  },
];
