-- Rollcall migration: the foundation. Generated from prisma/schema, then the part by hand at the end.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_record" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "audit_record_pkey" PRIMARY KEY ("id","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "collection_id" BIGINT NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "noun" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "identity" TEXT,
    "type" TEXT NOT NULL,
    "reason" TEXT,
    "before_id" BIGINT,
    "after_id" BIGINT,
    "not_before" TIMESTAMPTZ(3),
    "not_after" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id","not_after")
) PARTITION BY RANGE ("not_after");

-- CreateTable
CREATE TABLE "collection" (
    "id" BIGSERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "requested_by" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "facts" INTEGER NOT NULL DEFAULT 0,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "notes" JSONB NOT NULL DEFAULT '[]',
    "error" TEXT,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage" (
    "collection_id" BIGINT NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "problem_count" INTEGER NOT NULL DEFAULT 0,
    "facts" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("collection_id","slice_id")
);

-- CreateTable
CREATE TABLE "scope_read" (
    "trust_domain_id" INTEGER NOT NULL,
    "noun" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "newest_at" TIMESTAMPTZ(3) NOT NULL,
    "collection_id" BIGINT NOT NULL,

    CONSTRAINT "scope_read_pkey" PRIMARY KEY ("trust_domain_id","noun","kind","scope")
);

-- CreateTable
CREATE TABLE "held_closing" (
    "noun" TEXT NOT NULL,
    "fact_id" BIGINT NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "collection_id" BIGINT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3),

    CONSTRAINT "held_closing_pkey" PRIMARY KEY ("noun","fact_id")
);

-- CreateTable
CREATE TABLE "identity_fact" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fact_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "container" TEXT,
    "identity_id" UUID NOT NULL,
    "content" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "hash" BYTEA NOT NULL,
    "opened_by" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" BIGINT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "identity_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential_fact" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fact_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "container" TEXT,
    "identity" TEXT,
    "content" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "hash" BYTEA NOT NULL,
    "opened_by" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" BIGINT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "credential_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_copy_fact" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fact_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "container" TEXT,
    "credential" TEXT,
    "content" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "hash" BYTEA NOT NULL,
    "opened_by" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" BIGINT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "stored_copy_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_fact" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fact_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "container" TEXT,
    "content" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "hash" BYTEA NOT NULL,
    "opened_by" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" BIGINT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "resource_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_document_fact" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fact_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "container" TEXT,
    "content" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "hash" BYTEA NOT NULL,
    "opened_by" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" BIGINT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "policy_document_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment_fact" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fact_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "container" TEXT,
    "identity" TEXT,
    "document" TEXT,
    "content" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "hash" BYTEA NOT NULL,
    "opened_by" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" BIGINT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "attachment_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumer_fact" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fact_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "container" TEXT,
    "identity" TEXT,
    "content" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "hash" BYTEA NOT NULL,
    "opened_by" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" BIGINT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "consumer_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "analysis" (
    "id" BIGSERIAL NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "analysis_version" INTEGER NOT NULL,
    "environment_rules_version" INTEGER NOT NULL,
    "watermark" JSONB NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "analysis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inventory_row" (
    "id" BIGSERIAL NOT NULL,
    "identity_id" UUID NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "system" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "container" TEXT,
    "status" TEXT NOT NULL,
    "human" BOOLEAN NOT NULL,
    "vendor" BOOLEAN NOT NULL,
    "owner" TEXT,
    "owner_because" TEXT,
    "environment" TEXT,
    "environment_because" TEXT,
    "credentials" INTEGER NOT NULL,
    "oldest_credential_at" TIMESTAMPTZ(3),
    "attachments" INTEGER NOT NULL,
    "consumers" INTEGER NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_change_at" TIMESTAMPTZ(3),
    "hash" BYTEA NOT NULL,
    "opened_by" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" BIGINT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inventory_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "environment_rules" (
    "version" SERIAL NOT NULL,
    "rules" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "environment_rules_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "trust_domain" (
    "id" SERIAL NOT NULL,
    "system" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "trust_domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "trust_domain_id" INTEGER,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "sweep_period_seconds" INTEGER NOT NULL DEFAULT 86400,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slice" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "path" TEXT NOT NULL,
    "kind" TEXT,
    "scope" TEXT NOT NULL,

    CONSTRAINT "slice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" BYTEA NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "audit_record_at_id_idx" ON "audit_record"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_record_subject_at_idx" ON "audit_record"("subject", "at" DESC);

-- CreateIndex
CREATE INDEX "change_not_after_id_idx" ON "change"("not_after" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "change_identity_not_after_idx" ON "change"("identity", "not_after" DESC);

-- CreateIndex
CREATE INDEX "change_alias_idx" ON "change"("alias");

-- CreateIndex
CREATE INDEX "change_collection_id_idx" ON "change"("collection_id");

-- CreateIndex
CREATE INDEX "collection_source_id_id_idx" ON "collection"("source_id", "id" DESC);

-- CreateIndex
CREATE INDEX "coverage_slice_id_collection_id_idx" ON "coverage"("slice_id", "collection_id" DESC);

-- CreateIndex
CREATE INDEX "held_closing_slice_id_idx" ON "held_closing"("slice_id");

-- CreateIndex
CREATE INDEX "identity_fact_identity_id_idx" ON "identity_fact"("identity_id");

-- CreateIndex
CREATE INDEX "credential_fact_identity_idx" ON "credential_fact"("identity");

-- CreateIndex
CREATE INDEX "stored_copy_fact_credential_idx" ON "stored_copy_fact"("credential");

-- CreateIndex
CREATE INDEX "resource_fact_alias_idx" ON "resource_fact"("alias");

-- CreateIndex
CREATE INDEX "policy_document_fact_alias_idx" ON "policy_document_fact"("alias");

-- CreateIndex
CREATE INDEX "attachment_fact_identity_idx" ON "attachment_fact"("identity");

-- CreateIndex
CREATE INDEX "attachment_fact_document_idx" ON "attachment_fact"("document");

-- CreateIndex
CREATE INDEX "consumer_fact_identity_idx" ON "consumer_fact"("identity");

-- CreateIndex
CREATE INDEX "analysis_trust_domain_id_id_idx" ON "analysis"("trust_domain_id", "id" DESC);

-- CreateIndex
CREATE INDEX "inventory_row_identity_id_idx" ON "inventory_row"("identity_id");

-- CreateIndex
CREATE INDEX "inventory_row_alias_idx" ON "inventory_row"("alias");

-- CreateIndex
CREATE UNIQUE INDEX "trust_domain_system_key_key" ON "trust_domain"("system", "key");

-- CreateIndex
CREATE UNIQUE INDEX "trust_domain_system_slug_key" ON "trust_domain"("system", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "source"("slug");

-- CreateIndex
CREATE INDEX "slice_parent_id_idx" ON "slice"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "slice_source_id_path_key" ON "slice"("source_id", "path");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- AddForeignKey
ALTER TABLE "collection" ADD CONSTRAINT "collection_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_slice_id_fkey" FOREIGN KEY ("slice_id") REFERENCES "slice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope_read" ADD CONSTRAINT "scope_read_trust_domain_id_fkey" FOREIGN KEY ("trust_domain_id") REFERENCES "trust_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_trust_domain_id_fkey" FOREIGN KEY ("trust_domain_id") REFERENCES "trust_domain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slice" ADD CONSTRAINT "slice_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slice" ADD CONSTRAINT "slice_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "slice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- By hand from here: what the schema language cannot say.

-- Partitions by year, so that old years can be moved or dropped as a whole. The default one catches what lies outside.
DO $$
DECLARE
  parent text;
  year int;
BEGIN
  FOREACH parent IN ARRAY ARRAY['change', 'audit_record'] LOOP
    FOR year IN 2024..2034 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        parent || '_y' || year, parent, year || '-01-01 00:00:00+00', (year + 1) || '-01-01 00:00:00+00');
    END LOOP;
    EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', parent || '_other', parent);
  END LOOP;
END $$;

-- One open version per fact. `scope` stands before `fact_id`, so that closing by scope reads this index too.
CREATE UNIQUE INDEX "identity_fact_open" ON "identity_fact" ("trust_domain_id", "kind", "scope", "fact_id") WHERE "closed_by" IS NULL;
CREATE UNIQUE INDEX "credential_fact_open" ON "credential_fact" ("trust_domain_id", "kind", "scope", "fact_id") WHERE "closed_by" IS NULL;
CREATE UNIQUE INDEX "stored_copy_fact_open" ON "stored_copy_fact" ("trust_domain_id", "kind", "scope", "fact_id") WHERE "closed_by" IS NULL;
CREATE UNIQUE INDEX "resource_fact_open" ON "resource_fact" ("trust_domain_id", "kind", "scope", "fact_id") WHERE "closed_by" IS NULL;
CREATE UNIQUE INDEX "policy_document_fact_open" ON "policy_document_fact" ("trust_domain_id", "kind", "scope", "fact_id") WHERE "closed_by" IS NULL;
CREATE UNIQUE INDEX "attachment_fact_open" ON "attachment_fact" ("trust_domain_id", "kind", "scope", "fact_id") WHERE "closed_by" IS NULL;
CREATE UNIQUE INDEX "consumer_fact_open" ON "consumer_fact" ("trust_domain_id", "kind", "scope", "fact_id") WHERE "closed_by" IS NULL;

-- An alias names one live identity.
CREATE UNIQUE INDEX "identity_fact_live_alias" ON "identity_fact" ("alias") WHERE "closed_by" IS NULL;
CREATE UNIQUE INDEX "inventory_row_live_alias" ON "inventory_row" ("alias") WHERE "closed_by" IS NULL;

-- The list reads open rows in one of these orders, page by page.
CREATE INDEX "inventory_row_by_name" ON "inventory_row" ("name", "id") WHERE "closed_by" IS NULL;
CREATE INDEX "inventory_row_by_owner" ON "inventory_row" ((coalesce("owner", '')), "id") WHERE "closed_by" IS NULL;
CREATE INDEX "inventory_row_by_change" ON "inventory_row" ((coalesce("last_change_at", '-infinity')), "id") WHERE "closed_by" IS NULL;
CREATE INDEX "inventory_row_by_credentials" ON "inventory_row" ("credentials", "id") WHERE "closed_by" IS NULL;

-- One collection per source at a time, whoever asks.
CREATE UNIQUE INDEX "collection_running" ON "collection" ("source_id") WHERE "status" = 'running';

-- The audit table is appended to, never edited: no statement of the application can, only a schema change by its owner.
CREATE FUNCTION "audit_record_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_record is append-only';
END $$;
CREATE TRIGGER "audit_record_append_only" BEFORE UPDATE OR DELETE ON "audit_record"
  FOR EACH ROW EXECUTE FUNCTION "audit_record_is_append_only"();
CREATE TRIGGER "audit_record_no_truncate" BEFORE TRUNCATE ON "audit_record"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_record_is_append_only"();

-- The rules an installation starts with; edits add rows.
INSERT INTO "environment_rules" ("rules", "created_by") VALUES ('[
  {"environment": "production", "match": "label", "keys": ["environment", "env", "stage"], "values": ["production", "prod", "prd", "live"]},
  {"environment": "staging", "match": "label", "keys": ["environment", "env", "stage"], "values": ["staging", "stage", "stg", "preproduction", "preprod", "uat"]},
  {"environment": "development", "match": "label", "keys": ["environment", "env", "stage"], "values": ["development", "dev", "test", "testing", "sandbox", "preview"]},
  {"environment": "tooling", "match": "label", "keys": ["environment", "env", "stage"], "values": ["tooling", "shared", "ci", "build"]}
]', 'Rollcall');
