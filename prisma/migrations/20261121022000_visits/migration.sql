-- Rollcall migration: when people were here last.
-- CreateTable
CREATE TABLE "user_visit" (
    "user_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_visit_pkey" PRIMARY KEY ("user_id")
);

-- AddForeignKey
ALTER TABLE "user_visit" ADD CONSTRAINT "user_visit_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
