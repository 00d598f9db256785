import type { KeyContent, RepositoryContent, SecretContent } from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { resourcePolicyFacts } from "./policies.ts";
import { arnAlias, eachRow, factIn, given, labelsOf, usedAt } from "./view.ts";

/** Secrets by name; when one was last retrieved, to the day, is kept beside the history. */
export const secrets = eachRow<DocumentOf<"secrets">>(
  ({ ARN }) => ARN,
  (row, secret) => {
    const alias = arnAlias(row, "secret", secret.ARN);
    return [
      factIn(row, "stored-copy", "secret", {
        key: secret.ARN,
        alias,
        name: secret.Name,
        content: given<SecretContent>({
          arn: secret.ARN,
          region: row.region,
          rotation: secret.RotationEnabled ?? false,
          rotated: secret.LastRotatedDate ?? null,
          created: secret.CreatedDate ?? null,
          deleted: secret.DeletedDate ?? undefined,
          labels: labelsOf(secret.Tags),
          key: secret.KmsKeyId ?? null,
        }),
        lastUse: usedAt(secret.LastAccessedDate, "day"),
      }),
      ...resourcePolicyFacts(
        row,
        "secret-policy",
        { arn: secret.ARN, alias, name: secret.Name },
        secret.ResourcePolicy,
      ),
    ];
  },
);

/** Of parameters those that are encrypted: the others are settings that everybody may read who may read the list. */
export const parameters = eachRow<DocumentOf<"parameters">>(
  ({ ARN }) => ARN,
  (row, parameter) => {
    if (parameter.Type !== "SecureString") return [];
    return [
      factIn(row, "stored-copy", "parameter", {
        key: parameter.ARN,
        alias: arnAlias(row, "parameter", parameter.ARN),
        name: parameter.Name,
        content: {
          arn: parameter.ARN,
          region: row.region,
          rotation: null,
          rotated: parameter.LastModifiedDate ?? null,
          created: null,
          labels: labelsOf(parameter.Tags),
          key: parameter.KeyId ?? null,
        } satisfies SecretContent,
      }),
    ];
  },
);

export const repositories = eachRow<DocumentOf<"repositories">>(
  ({ repositoryArn }) => repositoryArn,
  (row, repository) => {
    const { repositoryArn: arn, repositoryName: name, imageTagMutability: mutability } = repository;
    const alias = arnAlias(row, "ecr-repository", arn);
    return [
      factIn(row, "resource", "ecr-repository", {
        key: arn,
        alias,
        name,
        content: {
          arn,
          region: row.region,
          created: repository.createdAt ?? null,
          tagsImmutable: mutability ? mutability === "IMMUTABLE" : null,
        } satisfies RepositoryContent,
      }),
      ...resourcePolicyFacts(row, "repository-policy", { arn, alias, name }, repository.policyText),
    ];
  },
);

export const keys = eachRow<DocumentOf<"keys">>(
  ({ Arn }) => Arn,
  (row, { Arn: arn, KeyId: name, Policy }) => {
    const alias = arnAlias(row, "kms-key", arn);
    return [
      factIn(row, "resource", "kms-key", {
        key: arn,
        alias,
        name,
        content: { arn, region: row.region } satisfies KeyContent,
      }),
      ...resourcePolicyFacts(row, "key-policy", { arn, alias, name }, Policy),
    ];
  },
);
