import type { Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type {
  AccessKeyContent,
  PasswordContent,
  RootContent,
  SigningCertificateContent,
} from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { aliasOfPrincipal, partsOf } from "../names.ts";
import { eachRow, factIn, usedAt, type Normalize, type RowView } from "./view.ts";

type ReportRow = DocumentOf<"credential-report">;

/** A line of the report with whom it is about. */
interface Line {
  row: RowView;
  report: ReportRow;
  /** `user/team/ci`, `root` */
  holder: string;
  alias: string;
}

/**
 * What only the report says: passwords, certificates, and the root of the account. A report knows no ids, so keys are made
 * of the name and of when the user was made: one made again has credentials of its own.
 */
export const credentialReport: Normalize<ReportRow> = (view, reads, report) =>
  eachRow<ReportRow>(
    ({ arn }) => arn,
    (row, document) => lineFacts(row, document, view.listsKeys),
  )(view, reads, report);

function lineFacts(row: RowView, report: ReportRow, listsKeys: boolean): Fact[] {
  const alias = aliasOfPrincipal(row.partition, report.arn);
  const { resource } = partsOf(report.arn);
  if (alias === null || (resource !== "root" && !resource.startsWith("user/"))) {
    row.report("Not read: its ARN is not that of a user or root.");
    return [];
  }
  if (report.additional_credentials_info === true) {
    row.report("There are more keys or certificates of one user than a credential report shows.");
  }
  const isRoot = resource === "root";
  const line: Line = { row, report, holder: resource, alias };
  return [
    ...(isRoot ? [rootFact(line)] : []),
    ...passwordFacts(line, isRoot),
    ...certificateFact(line, "1"),
    ...certificateFact(line, "2"),
    ...(isRoot || !listsKeys ? [...keyFact(line, "1"), ...keyFact(line, "2")] : []),
  ];
}

function rootFact({ row, report, alias }: Line): Fact {
  const content: RootContent = { arn: report.arn };
  return factIn(row, "identity", "root", { key: `${row.account}:root`, alias, name: "root", content });
}

/** Roots have a password unless the report says otherwise: of most it says that the question is not supported. */
function passwordFacts(line: Line, isRoot: boolean): Fact[] {
  const { report } = line;
  if (!(report.password_enabled ?? isRoot)) return [];
  const changed = report.password_last_changed ?? null;
  const content: PasswordContent = {
    type: "console-password",
    created: changed,
    lastChanged: changed,
    mfa: report.mfa_active,
    expires: report.password_next_rotation ?? null,
  };
  return [credential(line, "console-password", "", content, report.password_last_used)];
}

function certificateFact(line: Line, number: "1" | "2"): Fact[] {
  const created = line.report[`cert_${number}_last_rotated`];
  if (!created) return [];
  const status = line.report[`cert_${number}_active`] === true ? "active" : "inactive";
  const content: SigningCertificateContent = { type: "signing-certificate", status, created, expires: null };
  return [credential(line, "signing-certificate", number, content)];
}

function keyFact(line: Line, number: "1" | "2"): Fact[] {
  const created = line.report[`access_key_${number}_last_rotated`];
  const active = line.report[`access_key_${number}_active`] === true;
  if (!created && !active) return [];
  const content: AccessKeyContent = {
    type: "access-key",
    accessKeyId: null,
    status: active ? "active" : "inactive",
    created: created ?? null,
    expires: null,
  };
  return [credential(line, "reported-access-key", number, content, line.report[`access_key_${number}_last_used_date`])];
}

function credential(
  { row, report, holder, alias }: Line,
  kind: string,
  number: string,
  content: JsonObject,
  used?: string | null,
): Fact {
  const which = number === "" ? "" : `#${number}`;
  return factIn(row, "credential", kind, {
    key: `${holder}@${report.user_creation_time ?? ""}${which}`,
    alias: thingAlias(row.partition, kind, `${row.account}/${holder}${which}`),
    name: number === "" ? report.user : `${report.user} ${number}`,
    refs: { identity: alias },
    content,
    lastUse: usedAt(used),
  });
}
