-- Rollcall migration: a last use that only others tell of says by what it is known.
-- AlterTable
ALTER TABLE "identity_usage" ADD COLUMN "derived" JSONB;
