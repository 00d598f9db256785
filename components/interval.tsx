import { RelativeTime } from "./relative-time.tsx";
import { dateTime } from "./words/time.ts";

/** When something happened that was only seen between two reads. Both ends are said; no exact time is made up. */
export function Interval({ notBefore, notAfter, now }: { notBefore: string | null; notAfter: string; now: Date }) {
  const words = (time: string) => dateTime(new Date(time), now);
  if (!notBefore) {
    return (
      <>
        before <RelativeTime at={notAfter} now={now} words={words(notAfter)} /> UTC
      </>
    );
  }
  return (
    <>
      between <RelativeTime at={notBefore} now={now} words={words(notBefore)} /> and{" "}
      <RelativeTime at={notAfter} now={now} words={words(notAfter)} /> UTC
    </>
  );
}
