-- Rollcall migration: accounts that a system makes from what was chosen, until a worker has their key.
-- CreateTable
CREATE TABLE "registration" (
    "id" BIGSERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'awaiting',
    "state_hash" BYTEA,
    "session_id" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "requested_by" JSONB NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed_code" BYTEA,
    "made" TEXT,
    "error" TEXT,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "registration_source_id_id_idx" ON "registration"("source_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
