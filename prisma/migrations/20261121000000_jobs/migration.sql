-- Rollcall migration: what connecting running systems and scheduled collections keep.
-- AlterTable
ALTER TABLE "source"
  ADD COLUMN "state" TEXT NOT NULL DEFAULT 'active',
  ADD COLUMN "removed_at" TIMESTAMPTZ(3),
  ADD COLUMN "settings" JSONB,
  ADD COLUMN "sealed_credential" BYTEA,
  ADD COLUMN "credential_set_at" TIMESTAMPTZ(3),
  ADD COLUMN "schedule" TEXT,
  ADD COLUMN "next_run_at" TIMESTAMPTZ(3),
  ADD COLUMN "requested_at" TIMESTAMPTZ(3),
  ADD COLUMN "requested_by" TEXT;

-- AlterTable
ALTER TABLE "collection"
  ADD COLUMN "calls" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "objects" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "progress" JSONB,
  ADD COLUMN "cancel_requested_by" TEXT;

-- AlterTable
ALTER TABLE "worker_heartbeat" ADD COLUMN "pools" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "connection_test" (
    "id" BIGSERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "checks" JSONB NOT NULL DEFAULT '[]',
    "result" JSONB,
    "error" TEXT,

    CONSTRAINT "connection_test_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "source_next_run_at_idx" ON "source"("next_run_at");

-- CreateIndex
CREATE INDEX "connection_test_source_id_id_idx" ON "connection_test"("source_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "connection_test" ADD CONSTRAINT "connection_test_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
