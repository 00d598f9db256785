import type { Row } from "#collectors/shared/rows.ts";
import type { SliceId } from "#collectors/aws/manifest.ts";
import type { Account, Key, User } from "../model/account.ts";
import { authorizationDetails, sessionLengths } from "./authorization-details.ts";
import type { Moment } from "./moment.ts";
import { rowsFrom } from "./rows.ts";

type RowsOf = (moment: Moment, account: Account) => Row[];

/** What AWS answers for each listing of an account; those that are absent nobody asked for. */
export const ACCOUNT_ROWS: Partial<Record<SliceId, RowsOf>> = {
  "authorization-details": (moment, account) => {
    const details = authorizationDetails(moment, account);
    return rowsFrom("iam:GetAccountAuthorizationDetails", [
      ...details.RoleDetailList,
      ...details.UserDetailList,
      ...details.GroupDetailList,
      ...details.Policies,
    ]);
  },
  "session-lengths": (moment, account) => rowsFrom("iam:ListRoles", sessionLengths(moment, account)),
  "access-keys": (moment, account) =>
    rowsFrom(
      "iam:ListAccessKeys",
      moment
        .there(account.users)
        .flatMap((user) => moment.there(user.keys ?? []).map((key) => keyRow(moment, account, user, key))),
    ),
  "credential-report": (moment, account) =>
    rowsFrom("iam:GetCredentialReport", [
      rootRow(moment, account),
      ...moment.there(account.users).map((user) => reportRow(moment, account, user)),
    ]),
  "identity-providers": (moment, account) =>
    rowsFrom("iam:GetOpenIDConnectProvider", [
      ...(account.github === undefined || account.github < moment.day
        ? []
        : [provider(moment, account, "token.actions.githubusercontent.com", account.github)]),
      ...moment
        .there(account.clusters)
        .map(({ oidcId, born }) => provider(moment, account, `oidc.eks.eu-central-1.amazonaws.com/id/${oidcId}`, born)),
      {
        SamlProviderArn: `arn:aws:iam::${account.id}:saml-provider/AWSSSO_0f1e2d3c4b5a6978_DO_NOT_DELETE`,
        CreateDate: moment.time(810),
        ValidUntil: moment.time(-36_000),
      },
    ]),
};

function userArn(account: Account, { name, path = "/" }: User): string {
  return `arn:aws:iam::${account.id}:user${path}${name}`;
}

function keyRow(moment: Moment, account: Account, user: User, key: Key) {
  const lastUsed = moment.lastUse(key.used);
  return {
    UserArn: userArn(account, user),
    AccessKeyId: key.id,
    Status: key.active ? "Active" : "Inactive",
    CreateDate: moment.time(key.born),
    LastUsed: lastUsed === null ? {} : { LastUsedDate: lastUsed },
  };
}

function provider(moment: Moment, account: Account, host: string, born: number) {
  return {
    OidcProviderArn: `arn:aws:iam::${account.id}:oidc-provider/${host}`,
    Url: host,
    ClientIDList: ["sts.amazonaws.com"],
    ThumbprintList: [],
    CreateDate: moment.time(born),
    Tags: [],
  };
}

/** What the report says of who has nothing. */
const NOTHING = {
  password_next_rotation: "N/A",
  access_key_1_active: "false",
  access_key_1_last_rotated: "N/A",
  access_key_1_last_used_date: "N/A",
  access_key_2_active: "false",
  access_key_2_last_rotated: "N/A",
  access_key_2_last_used_date: "N/A",
  cert_1_active: "false",
  cert_1_last_rotated: "N/A",
  cert_2_active: "false",
  cert_2_last_rotated: "N/A",
};

function rootRow(moment: Moment, account: Account) {
  return {
    ...NOTHING,
    user: "<root_account>",
    arn: `arn:aws:iam::${account.id}:root`,
    user_creation_time: moment.time(account.born),
    password_enabled: "not_supported",
    password_last_used: moment.time(account.born - 1),
    password_last_changed: "not_supported",
    mfa_active: "true",
  };
}

function reportRow(moment: Moment, account: Account, user: User) {
  const { password, keys = [] } = user;
  const [first, second] = moment.there(keys);
  return {
    ...NOTHING,
    user: user.name,
    arn: userArn(account, user),
    user_creation_time: moment.time(user.born),
    password_enabled: String(password !== undefined),
    password_last_used: moment.lastUse(password?.used) ?? "no_information",
    password_last_changed: password ? moment.time(password.changed) : "N/A",
    mfa_active: String(password?.mfa ?? false),
    ...reportedKey(moment, 1, first),
    ...reportedKey(moment, 2, second),
  };
}

function reportedKey(moment: Moment, number: 1 | 2, key: Key | undefined) {
  if (!key) return {};
  return {
    [`access_key_${number}_active`]: String(key.active),
    [`access_key_${number}_last_rotated`]: moment.time(key.born),
    [`access_key_${number}_last_used_date`]: moment.lastUse(key.used) ?? "N/A",
  };
}
