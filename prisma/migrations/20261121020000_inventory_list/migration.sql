-- Rollcall migration: what the list is sorted, searched and asked by; last use of identities; how far the list has come.
-- AlterTable
ALTER TABLE "inventory_row"
  ADD COLUMN "created_at" TIMESTAMPTZ(3),
  ADD COLUMN "search_alias" TEXT,
  ADD COLUMN "sort_name" TEXT;

-- Until the next analysis writes them as JavaScript folds them: the same for ASCII.
UPDATE "inventory_row" SET "sort_name" = lower("name"), "search_alias" = nullif(lower("alias"), "alias");

ALTER TABLE "inventory_row" ALTER COLUMN "sort_name" SET NOT NULL;

-- CreateTable
CREATE TABLE "identity_usage" (
    "identity_id" UUID NOT NULL,
    "trust_domain_id" INTEGER NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "granularity" TEXT NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "identity_usage_pkey" PRIMARY KEY ("identity_id")
);

-- CreateTable
CREATE TABLE "inventory_version" (
    "trust_domain_id" INTEGER NOT NULL,
    "analysis_id" BIGINT NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "uses" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "inventory_version_pkey" PRIMARY KEY ("trust_domain_id")
);

-- CreateIndex
CREATE INDEX "identity_usage_trust_domain_id_version_idx" ON "identity_usage"("trust_domain_id", "version");

-- CreateIndex
CREATE INDEX "identity_usage_last_used_at_idx" ON "identity_usage"("last_used_at");

-- AddForeignKey
ALTER TABLE "identity_usage" ADD CONSTRAINT "identity_usage_trust_domain_id_fkey" FOREIGN KEY ("trust_domain_id") REFERENCES "trust_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inventory_version" ADD CONSTRAINT "inventory_version_trust_domain_id_fkey" FOREIGN KEY ("trust_domain_id") REFERENCES "trust_domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "inventory_version" ("trust_domain_id", "analysis_id")
SELECT d."id", coalesce(max(a."id"), 0) FROM "trust_domain" d LEFT JOIN "analysis" a ON a."trust_domain_id" = d."id" GROUP BY 1;

-- By hand from here: what the schema language cannot say.

-- The orders of the list, by bytes, so that they are the same everywhere. Times that are not there are read apart.
DROP INDEX "inventory_row_by_name";
DROP INDEX "inventory_row_by_owner";
DROP INDEX "inventory_row_by_change";
CREATE INDEX "inventory_row_by_name" ON "inventory_row" ("sort_name" COLLATE "C", "id") WHERE "closed_by" IS NULL;
CREATE INDEX "inventory_row_by_owner" ON "inventory_row" ((coalesce("owner", '')) COLLATE "C", "id") WHERE "closed_by" IS NULL;
CREATE INDEX "inventory_row_by_kind" ON "inventory_row" ("kind" COLLATE "C", "id") WHERE "closed_by" IS NULL;
CREATE INDEX "inventory_row_by_change" ON "inventory_row" ("last_change_at", "id") WHERE "closed_by" IS NULL AND "last_change_at" IS NOT NULL;
CREATE INDEX "inventory_row_by_creation" ON "inventory_row" ("created_at", "id") WHERE "closed_by" IS NULL AND "created_at" IS NOT NULL;
CREATE INDEX "inventory_row_by_expiry" ON "inventory_row" ("next_expiry_at", "id") WHERE "closed_by" IS NULL AND "next_expiry_at" IS NOT NULL;

-- What an analysis opened and what it closed: one trust domain at a time, and only what is newer than what is known.
CREATE INDEX "inventory_row_by_opening" ON "inventory_row" ("trust_domain_id", "opened_by") WHERE "closed_by" IS NULL;
CREATE INDEX "inventory_row_by_closing" ON "inventory_row" ("trust_domain_id", "closed_by") WHERE "closed_by" IS NOT NULL;

-- As of a time: what was open then is what is open now and what was closed since.
CREATE INDEX "inventory_row_by_end" ON "inventory_row" ("closed_at") WHERE "closed_by" IS NOT NULL;
