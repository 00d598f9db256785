import { BatchGetProjectsCommand, ListProjectsCommand } from "@aws-sdk/client-codebuild";
import { DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import { DescribeTaskDefinitionCommand, ListTaskDefinitionFamiliesCommand } from "@aws-sdk/client-ecs";
import { ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { againIfGarbled, Garbled } from "../call-fault.ts";
import { asField, isRecord, only, plain } from "../json.ts";
import { COMPLETE, endOf, nameOf, together, unread, type Listed } from "../listed.ts";
import { listIn, recordsIn } from "../read-pages.ts";
import type { RegionSession } from "../region-session.ts";
import { CODEBUILD, EC2, ECS, LAMBDA } from "../services.ts";
import { ask, gateOf, withDetails } from "../session.ts";

/** The most that EC2 gives in a page. */
const INSTANCES_PAGE = 1000;

/** Instances with the role of their profile. @param roleOf see `rolesOfProfiles` */
export async function readInstances(
  region: RegionSession,
  roleOf: (profile: string) => string | null | undefined,
): Promise<Listed> {
  const { session, place, door } = region;
  const MaxResults = session.ground.limits.pageSize ?? INSTANCES_PAGE;
  const listed = await ask(
    session,
    { door, service: EC2, region: place.region },
    {
      ...{ action: "ec2:DescribeInstances", place },
      ask: (ec2, NextToken) =>
        ec2.call((client, options) =>
          client.send(new DescribeInstancesCommand({ MaxResults: Math.max(5, MaxResults), NextToken }), options),
        ),
      rowsOf: ({ Reservations }) => Reservations?.flatMap((one) => one?.Instances ?? []),
      nextOf: ({ NextToken }) => NextToken,
    },
  );
  const rows = listed.rows.map((row) => {
    if ("problem" in row || !isRecord(row.value)) return row;
    const profile = isRecord(row.value["IamInstanceProfile"]) ? row.value["IamInstanceProfile"]["Arn"] : undefined;
    const RoleArn = typeof profile === "string" ? roleOf(profile) : undefined;
    return RoleArn === undefined ? row : { ...row, value: { ...row.value, RoleArn } };
  });
  return { ...listed, rows };
}

/** Functions; their environment goes no further than here. */
export async function readFunctions({ session, place, door }: RegionSession): Promise<Listed> {
  return ask(
    session,
    { door, service: LAMBDA, region: place.region },
    {
      ...{ action: "lambda:ListFunctions", place },
      ask: (lambda, Marker) =>
        lambda.call((client, options) =>
          client.send(new ListFunctionsCommand({ Marker, MaxItems: session.ground.limits.pageSize ?? 50 }), options),
        ),
      rowsOf: ({ Functions }) => Functions?.map((one) => only(one, ["FunctionName", "FunctionArn", "Role"])),
      nextOf: ({ NextMarker }) => NextMarker,
    },
  );
}

/** The newest active task definition of each family; their containers go no further than here. */
export async function readTaskDefinitions({ session, place, door }: RegionSession): Promise<Listed> {
  const action = "ecs:DescribeTaskDefinition";
  const gate = gateOf(session, action);
  if (gate) return unread(gate);
  const ecs = door.desk(ECS, place.region);
  const families = await ask(
    session,
    { door, service: ECS, region: place.region },
    {
      ...{ action: "ecs:ListTaskDefinitionFamilies", place },
      ask: (asked, nextToken) =>
        asked.call((client, options) =>
          client.send(
            new ListTaskDefinitionFamiliesCommand({
              ...{ status: "ACTIVE", nextToken, maxResults: session.ground.limits.pageSize ?? 100 },
            }),
            options,
          ),
        ),
      rowsOf: ({ families: names }) => names?.map((family) => asField("family", family)),
      nextOf: ({ nextToken }) => nextToken,
    },
  );
  return withDetails(session, place, families, {
    action,
    kind: "task-definitions",
    async of({ family }) {
      const { taskDefinition } = await ecs.call((client, options) =>
        client.send(new DescribeTaskDefinitionCommand({ taskDefinition: String(family) }), options),
      );
      if (!taskDefinition) throw new Garbled("was answered without a task definition");
      const { taskDefinitionArn, taskRoleArn, executionRoleArn } = taskDefinition;
      return { family, taskDefinitionArn, taskRoleArn, executionRoleArn };
    },
  });
}

/** The most projects that CodeBuild describes in one call. */
const BATCH = 100;

/** Build projects; their environment and build specification go no further than here. */
export async function readBuildProjects({ session, place, door }: RegionSession): Promise<Listed> {
  const action = "codebuild:BatchGetProjects";
  const gate = gateOf(session, action);
  if (gate) return unread(gate);
  const codebuild = door.desk(CODEBUILD, place.region);
  const listed = await ask(
    session,
    { door, service: CODEBUILD, region: place.region },
    {
      ...{ action: "codebuild:ListProjects", place },
      ask: (asked, nextToken) =>
        asked.call((client, options) => client.send(new ListProjectsCommand({ nextToken }), options)),
      rowsOf: ({ projects }) => projects,
      nextOf: ({ nextToken }) => nextToken,
    },
  );
  const names: string[] = [];
  const parts: Listed[] = [{ rows: [], end: listed.end }];
  for (const row of listed.rows) {
    if (!("problem" in row) && typeof row.value === "string") names.push(row.value);
    else parts.push({ rows: [row], end: listed.end });
  }
  for (let from = 0; from < names.length; from += BATCH) {
    const some = names.slice(from, from + BATCH);
    try {
      const found = await againIfGarbled(session.ground.limits.attempts, async () => {
        const { projects, projectsNotFound } = await codebuild.call((client, options) =>
          client.send(new BatchGetProjectsCommand({ names: some }), options),
        );
        const described = recordsIn(listIn(projects).map(plain));
        if (described.length + (projectsNotFound?.length ?? 0) >= some.length) return described;
        throw new Garbled("was answered without some of the projects");
      });
      const evidence = nameOf(action, place);
      parts.push({ rows: found.map((value) => ({ value: withoutValues(value), evidence })), end: COMPLETE });
    } catch (error) {
      parts.push(unread(endOf(error, action, place)));
    }
  }
  return parts.length === 1 ? listed : together(parts);
}

function withoutValues({ name, arn, serviceRole, source, environment }: Record<string, unknown>): object {
  const { type, location } = isRecord(source) ? source : {};
  const { privilegedMode } = isRecord(environment) ? environment : {};
  return { name, arn, serviceRole, source: { type, location }, environment: { privilegedMode } };
}
