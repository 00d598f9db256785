import { setTimeout as sleep } from "node:timers/promises";
import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { isCredentialReport, reportRows } from "../../directory/credential-report.ts";
import { againIfGarbled, CallFault, Garbled } from "../call-fault.ts";
import { COMPLETE, endOf, nameOf, unread, type Listed } from "../listed.ts";
import { IAM } from "../services.ts";
import { gateOf, type AccountSession } from "../session.ts";

const GENERATE = "iam:GenerateCredentialReport";
const GET = "iam:GetCredentialReport";

/** A credential report. */
export interface CredentialReport extends Listed {
  /** When AWS made it, which may be hours ago; null: it does not say. */
  generatedAt: Date | null;
}

/** The credential report of an account, made anew where it is older than four hours. */
export async function readCredentialReport(account: AccountSession): Promise<CredentialReport> {
  const { session, id, door } = account;
  const place = { account: id };
  const gate = gateOf(session, GET);
  if (gate) return none(gate);
  const iam = door.desk(IAM, session.settings.endpoint.partition.home);
  try {
    if (gateOf(session, GENERATE) === null) await generate(account);
  } catch (error) {
    return none(endOf(error, GENERATE, place));
  }
  try {
    const { text, generatedAt } = await againIfGarbled(session.ground.limits.attempts, async () => {
      const { Content, GeneratedTime } = await iam.call((client, options) =>
        client.send(new GetCredentialReportCommand({}), options),
      );
      const found = Content ? Buffer.from(Content).toString("utf8") : "";
      if (isCredentialReport(found)) return { text: found, generatedAt: GeneratedTime ?? null };
      throw new Garbled("was answered with what is no report");
    });
    return { rows: [...reportRows(nameOf(GET, place), text, null)], end: COMPLETE, generatedAt };
  } catch (error) {
    return none(endOf(error, GET, place));
  }
}

function none(end: PlannedEnd): CredentialReport {
  return { ...unread(end), generatedAt: null };
}

/** Has the report made and waits for it. @throws CallFault */
async function generate({ session, door }: AccountSession): Promise<void> {
  const { limits, signal } = session.ground;
  const iam = door.desk(IAM, session.settings.endpoint.partition.home);
  for (const began = performance.now(); ;) {
    const state = await againIfGarbled(limits.attempts, async () => {
      const { State } = await iam.call((client, options) =>
        client.send(new GenerateCredentialReportCommand({}), options),
      );
      if (State !== undefined) return State;
      throw new Garbled("was answered without how far the report is");
    });
    if (state === "COMPLETE") return;
    if (performance.now() - began > limits.reportMs) {
      throw new CallFault("passing", "takes AWS longer than is waited for");
    }
    await sleep(limits.pollMs, undefined, { signal });
  }
}
