-- Rollcall migration: when the credentials of an identity end, for the list.
-- AlterTable
ALTER TABLE "inventory_row"
  ADD COLUMN "next_expiry_at" TIMESTAMPTZ(3),
  ADD COLUMN "endless_credentials" INTEGER NOT NULL DEFAULT 0;
