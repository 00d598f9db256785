import type { EdgeKind } from "../../../reach/edge.ts";

const USER_GUIDE = "https://docs.aws.amazon.com/IAM/latest/UserGuide";
const VALID_ACCOUNTS = "https://attack.mitre.org/techniques/T1078/004/";

/** Trust and permission together. */
export const ASSUME_ROLE: EdgeKind = {
  id: "aws/assume-role",
  clause: "can become",
  precondition:
    "The trust policy of the role lets it in, its own policies allow sts:AssumeRole unless the trust policy of its own account names it, and nothing forbids it.",
  fix: "Name in the trust policy whom the role is for, and allow sts:AssumeRole on that role alone.",
  references: [`${USER_GUIDE}/id_roles_use.html`, "https://attack.mitre.org/techniques/T1550/001/"],
};

/** {@link ASSUME_ROLE} of those whom no policy tells apart. */
export const HOLDS_ANY: EdgeKind = {
  id: "aws/may-become-any",
  clause: "may",
  precondition: "Its own policies allow sts:AssumeRole on every role without condition.",
  fix: "Allow sts:AssumeRole only on the roles it has to become.",
  references: [`${USER_GUIDE}/id_roles_use_permissions-to-switch.html`],
};

/** The user that made the account. */
export const ACCOUNT_ROOT: EdgeKind = {
  id: "aws/account-root",
  clause: "can",
  precondition: "It is the root user of the account, whom only policies of its organization limit.",
  fix: "Remove the access keys of the root user, and deny it by a service control policy or manage root access centrally.",
  references: [`${USER_GUIDE}/id_root-user.html`, VALID_ACCOUNTS],
};

/** From whoever writes policies to all it can make of that. */
export const ADMINISTER: EdgeKind = {
  id: "aws/administer",
  clause: "makes it possible to become",
  precondition:
    "Whoever changes who may do what in an account can give itself every role of it, as far as its organization lets it.",
  fix: "Close the ways that lead to changing who may do what, each at its own place.",
  references: [`${USER_GUIDE}/best-practices.html`, "https://attack.mitre.org/techniques/T1098/003/"],
};

/** What administering an account gives of it. */
export const ADMINISTER_ACCOUNT: EdgeKind = {
  ...ADMINISTER,
  id: "aws/administer-account",
  clause: "gives everything in",
  precondition: "Whoever changes who may do what in an account has all that is in it.",
};

/** An account that is let in as a whole. */
export const ACT_AS_ACCOUNT: EdgeKind = {
  id: "aws/act-as-account",
  clause: "can",
  precondition: "It administers the account, and so decides who acts as somebody of it.",
  fix: "Name roles in trust policies, not whole accounts.",
  references: [`${USER_GUIDE}/id_roles_create_for-user_externalid.html`],
};

/** Something that runs acts with the role it was given. */
export const SERVICE_ROLE: EdgeKind = {
  id: "aws/service-role",
  clause: "acts as",
  precondition: "It runs with the role, so that the code in it has the role's credentials.",
  fix: "Give what runs there a role of its own with no more rights than it needs.",
  references: [`${USER_GUIDE}/id_roles_create_for-service.html`, "https://attack.mitre.org/techniques/T1552/005/"],
};

/** Identity Center makes the role of a permission set in each account it is assigned in. */
export const PERMISSION_SET: EdgeKind = {
  id: "aws/permission-set",
  clause: "is assigned",
  precondition:
    "Identity Center assigns it the permission set in the account, whose role there it becomes by signing in.",
  fix: "Take the assignment back, or give a permission set with fewer rights.",
  references: ["https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html", VALID_ACCOUNTS],
};

/** What policies allow on what an account holds. */
export const ACCESS: EdgeKind = {
  id: "aws/access",
  clause: "has access to what is in",
  precondition:
    "Its policies allow an action of the ability's table on something in the account, and nothing forbids it.",
  fix: "Allow it only the actions it uses, on what they are meant for by its ARN.",
  references: [`${USER_GUIDE}/reference_policies_evaluation-logic.html`, "https://attack.mitre.org/techniques/T1530/"],
};

/** Whoever changes whom a cluster lets in lets itself in. */
export const CLUSTER_DOORS: EdgeKind = {
  id: "aws/change-cluster-doors",
  clause: "can",
  precondition:
    "Its policies allow eks:CreateAccessEntry on the cluster and eks:AssociateAccessPolicy on an entry of it, and the cluster takes access entries.",
  fix: "Allow both only for whoever administers clusters, each for its own by its ARN.",
  references: [
    "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
    "https://attack.mitre.org/techniques/T1098/006/",
  ],
};

/** Members of what a way leads to as a whole. */
export const ONE_OF: EdgeKind = {
  id: "aws/one-of",
  clause: "is, among others,",
  precondition: "It is one of those that the way leads to, of which no policy tells one from another.",
  fix: "Close the way that leads to all of them.",
  references: [`${USER_GUIDE}/reference_policies_elements_resource.html`],
};

/** What was not read could allow anything. */
export const POLICIES_UNREAD: EdgeKind = {
  id: "aws/policies-unread",
  clause: "may",
  precondition: "Policies that it has, or may have, were not read.",
  fix: "Let Rollcall read the account completely.",
  references: ["https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html"],
};
