-- Rollcall migration: which identities reach production, and the graph that says so.
-- AlterTable
ALTER TABLE "inventory_row" ADD COLUMN "reaches" TEXT,
ADD COLUMN "ability" TEXT,
ADD COLUMN "conditional_ability" TEXT,
ADD COLUMN "chain_length" INTEGER,
ADD COLUMN "production_resources" INTEGER,
ADD COLUMN "next_hop" TEXT;

-- CreateTable
CREATE TABLE "reach_graph" (
    "id" BIGSERIAL NOT NULL,
    "basis" JSONB NOT NULL,
    "reach_version" INTEGER NOT NULL,
    "environment_rules_version" INTEGER NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nodes" INTEGER NOT NULL,
    "edges" INTEGER NOT NULL,
    "graph" BYTEA NOT NULL,
    "production" JSONB NOT NULL,

    CONSTRAINT "reach_graph_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crown_jewel" (
    "alias" TEXT NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "marked_by" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "crown_jewel_pkey" PRIMARY KEY ("trust_domain_id", "alias")
);

-- AddForeignKey
ALTER TABLE "crown_jewel" ADD CONSTRAINT "crown_jewel_trust_domain_id_fkey" FOREIGN KEY ("trust_domain_id") REFERENCES "trust_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Names tell an environment where labels do not. Rules that somebody edited stay as they are.
INSERT INTO "environment_rules" ("rules", "created_by")
SELECT r."rules" || '[
  {"environment": "staging", "match": "name", "kinds": ["cluster", "eks-cluster", "namespace", "deployment-environment", "account", "organizational-unit"], "patterns": ["staging", "stage", "stg", "preproduction", "preprod", "pre-production", "pre-prod", "uat"]},
  {"environment": "development", "match": "name", "kinds": ["cluster", "eks-cluster", "namespace", "deployment-environment", "account", "organizational-unit"], "patterns": ["development", "dev", "test", "testing", "sandbox", "preview", "nonproduction", "nonprod", "non-production", "non-prod"]},
  {"environment": "production", "match": "name", "kinds": ["cluster", "eks-cluster", "namespace", "deployment-environment", "account", "organizational-unit"], "patterns": ["production", "prod", "prd", "live"]},
  {"environment": "tooling", "match": "name", "kinds": ["cluster", "eks-cluster", "namespace", "deployment-environment", "account", "organizational-unit"], "patterns": ["tooling", "shared", "ci", "build"]}
]'::jsonb, 'Rollcall'
FROM "environment_rules" r
WHERE r."version" = (SELECT max("version") FROM "environment_rules") AND r."created_by" = 'Rollcall';
