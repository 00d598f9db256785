import type { EdgeKind } from "./edge.ts";
import { addUserToGroup } from "./kinds/add-user-to-group.ts";
import { administrator } from "./kinds/administrator.ts";
import { assumeRole } from "./kinds/assume-role.ts";
import { attachGroupPolicy } from "./kinds/attach-group-policy.ts";
import { attachRolePolicy } from "./kinds/attach-role-policy.ts";
import { attachUserPolicy } from "./kinds/attach-user-policy.ts";
import { changeLaunchTemplate } from "./kinds/change-launch-template.ts";
import { changeNotebookStart } from "./kinds/change-notebook-start.ts";
import { changeUserData } from "./kinds/change-user-data.ts";
import { createAccessKey } from "./kinds/create-access-key.ts";
import { createLoginProfile } from "./kinds/create-login-profile.ts";
import { createPolicyVersion } from "./kinds/create-policy-version.ts";
import { executeChangeSet } from "./kinds/execute-change-set.ts";
import { executeInTask } from "./kinds/execute-in-task.ts";
import { instanceConnect } from "./kinds/instance-connect.ts";
import { openNotebook } from "./kinds/open-notebook.ts";
import { passRoleToAppRunner } from "./kinds/pass-role-to-app-runner.ts";
import { passRoleToAutomation } from "./kinds/pass-role-to-automation.ts";
import { passRoleToBuild } from "./kinds/pass-role-to-build.ts";
import { passRoleToCodeInterpreter } from "./kinds/pass-role-to-code-interpreter.ts";
import { passRoleToGlueEndpoint } from "./kinds/pass-role-to-glue-endpoint.ts";
import { passRoleToGlueJob } from "./kinds/pass-role-to-glue-job.ts";
import { passRoleToInstance } from "./kinds/pass-role-to-instance.ts";
import { passRoleToLambda } from "./kinds/pass-role-to-lambda.ts";
import { passRoleToNotebook } from "./kinds/pass-role-to-notebook.ts";
import { passRoleToPipeline } from "./kinds/pass-role-to-pipeline.ts";
import { passRoleToProcessing } from "./kinds/pass-role-to-processing.ts";
import { passRoleToRunningInstance } from "./kinds/pass-role-to-running-instance.ts";
import { passRoleToSchedule } from "./kinds/pass-role-to-schedule.ts";
import { passRoleToStackSet } from "./kinds/pass-role-to-stack-set.ts";
import { passRoleToStack } from "./kinds/pass-role-to-stack.ts";
import { passRoleToStateMachine } from "./kinds/pass-role-to-state-machine.ts";
import { passRoleToTask } from "./kinds/pass-role-to-task.ts";
import { passRoleToTraining } from "./kinds/pass-role-to-training.ts";
import { putGroupPolicy } from "./kinds/put-group-policy.ts";
import { putRolePolicy } from "./kinds/put-role-policy.ts";
import { putUserPolicy } from "./kinds/put-user-policy.ts";
import { readParameter } from "./kinds/read-parameter.ts";
import { readSecret } from "./kinds/read-secret.ts";
import { removeBoundary } from "./kinds/remove-boundary.ts";
import { rewriteAssumableRole } from "./kinds/rewrite-assumable-role.ts";
import { rewriteTrustingRole } from "./kinds/rewrite-trusting-role.ts";
import { rewriteUser } from "./kinds/rewrite-user.ts";
import { sendCommand } from "./kinds/send-command.ts";
import { setDefaultPolicyVersion } from "./kinds/set-default-policy-version.ts";
import { startBuild } from "./kinds/start-build.ts";
import { startSession } from "./kinds/start-session.ts";
import { updateAppRunner } from "./kinds/update-app-runner.ts";
import { updateFunctionCode } from "./kinds/update-function-code.ts";
import { updateGlueEndpoint } from "./kinds/update-glue-endpoint.ts";
import { updateLoginProfile } from "./kinds/update-login-profile.ts";
import { updateStack } from "./kinds/update-stack.ts";
import { updateTrustPolicy } from "./kinds/update-trust-policy.ts";
import { useCodeInterpreter } from "./kinds/use-code-interpreter.ts";

/** All known ways, one file each: reviewed against the catalogues of Rhino Security Labs, pathfinding.cloud and iam-vulnerable. */
export const EDGE_KINDS: readonly EdgeKind[] = [
  addUserToGroup,
  administrator,
  assumeRole,
  attachGroupPolicy,
  attachRolePolicy,
  attachUserPolicy,
  changeLaunchTemplate,
  changeNotebookStart,
  changeUserData,
  createAccessKey,
  createLoginProfile,
  createPolicyVersion,
  executeChangeSet,
  executeInTask,
  instanceConnect,
  openNotebook,
  passRoleToAppRunner,
  passRoleToAutomation,
  passRoleToBuild,
  passRoleToCodeInterpreter,
  passRoleToGlueEndpoint,
  passRoleToGlueJob,
  passRoleToInstance,
  passRoleToLambda,
  passRoleToNotebook,
  passRoleToPipeline,
  passRoleToProcessing,
  passRoleToRunningInstance,
  passRoleToSchedule,
  passRoleToStackSet,
  passRoleToStack,
  passRoleToStateMachine,
  passRoleToTask,
  passRoleToTraining,
  putGroupPolicy,
  putRolePolicy,
  putUserPolicy,
  readParameter,
  readSecret,
  removeBoundary,
  rewriteAssumableRole,
  rewriteTrustingRole,
  rewriteUser,
  sendCommand,
  setDefaultPolicyVersion,
  startBuild,
  startSession,
  updateAppRunner,
  updateFunctionCode,
  updateGlueEndpoint,
  updateLoginProfile,
  updateStack,
  updateTrustPolicy,
  useCodeInterpreter,
];
